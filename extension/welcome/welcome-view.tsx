import type { MessageKey } from '../../shared/locales/index.ts';
import type { SyncState } from '../messages.ts';
import { Brand, Icon, type IconName } from '../ui/icon.tsx';
import { BROWSER_NAME } from '../ui/browser-name.ts';
import type { PairingActions, PairingState } from '../ui/pairing.ts';
import { PairingForm } from '../ui/pairing-form.tsx';
import type { Text } from '../ui/text.ts';

/** What the first page is drawn from. */
export interface WelcomeState extends PairingState {
  readonly sync: SyncState | null;
  readonly hasConsented: boolean;
}

interface Props extends PairingActions {
  readonly state: WelcomeState;
  readonly text: Text;
  readonly onConsent: () => void;
}

const PARTS: readonly (readonly [IconName, MessageKey, readonly MessageKey[]])[] = [
  ['check', 'ui.welcome-does', ['ui.welcome-does-1', 'ui.welcome-does-2', 'ui.welcome-does-3']],
  ['eye', 'ui.welcome-reads', ['ui.welcome-reads-1']],
  ['never', 'ui.welcome-never', ['ui.welcome-never-1', 'ui.welcome-never-2']],
];

/** First run: what Countersign does, what it reads, what it never does; then pairing. */
export function WelcomeView({ state, text, onConsent, ...pairing }: Props) {
  const { sync, hasConsented, failure, isBusy } = state;
  return (
    <>
      <header class="stack">
        <Brand />
        <h1>{text('ui.welcome-title')}</h1>
        <p class="lead">{text('ui.welcome-intro')}</p>
      </header>
      {PARTS.map(([icon, title, points]) => (
        <section key={title} class="part stack">
          <h2>{text(title)}</h2>
          <ul class="stack">
            {points.map((point) => (
              <li key={point} class="point">
                <Icon name={icon} />
                <span>{text(point)}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {hasConsented ? null : (
        <div>
          <button class="main" name="consent" onClick={onConsent}>
            {text('ui.consent')}
          </button>
        </div>
      )}
      {!hasConsented || sync === null ? null : (
        <PairingForm link={sync.link} label={BROWSER_NAME} {...{ text, failure, isBusy }} {...pairing} />
      )}
      {hasConsented && sync?.link.state === 'connected' ? <p role="status">{text('ui.consented')}</p> : null}
    </>
  );
}
