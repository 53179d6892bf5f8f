import type { MessageKey } from '../../shared/locales/index.ts';
import type { LinkState, SyncState } from '../messages.ts';
import { Icon, type IconName } from './icon.tsx';
import type { Text } from './text.ts';

interface Props {
  readonly sync: SyncState;
  readonly text: Text;
  readonly onReconnect: () => void;
  /** Not given where there is no room to say more than how it stands now. */
  readonly onDismissRestored?: () => void;
}

const SIGNS: Readonly<Record<LinkState['state'], IconName>> = {
  'not-paired': 'warning',
  connecting: 'wait',
  connected: 'check',
  'daemon-not-running': 'warning',
  'store-away': 'warning',
  blocked: 'error',
  'other-program': 'error',
  revoked: 'error',
  'version-skew': 'error',
};

const CAN_TRY: ReadonlySet<LinkState['state']> = new Set([
  'daemon-not-running',
  'store-away',
  'blocked',
  'other-program',
  'revoked',
  'version-skew',
]);

/** How the extension stands to its daemon, why, and the one thing to do. */
export function SyncLine({ sync, text, onReconnect, onDismissRestored }: Props) {
  const { link, pending, elsewhere, restored, durable } = sync;
  const { state } = link;
  const params = 'endpoint' in link ? { endpoint: link.endpoint } : {};
  const todo = text(todoOf(link)).trim();
  return (
    <div role="status" data-link={state} data-pending={pending} class={`sync sign-${SIGNS[state]}`}>
      <Icon name={SIGNS[state]} />
      <div class="small stack">
        <p>{text(`link.${state}`, params)}</p>
        {pending > 0 && <p>{text('ui.pending', { count: String(pending) })}</p>}
        {elsewhere > 0 && <p data-elsewhere={elsewhere}>{text('ui.elsewhere', { count: String(elsewhere) })}</p>}
        {todo === '' ? null : <p class="soft">{todo}</p>}
        {!durable && <p class="soft">{text('ui.not-durable')}</p>}
        {restored === null || onDismissRestored === undefined ? null : (
          <p data-restored={restored}>
            {text('ui.restored', { count: String(restored) })}{' '}
            <button name="dismiss-restored" class="inline" onClick={onDismissRestored}>
              {text('ui.understood')}
            </button>
          </p>
        )}
        {link.nextTry === undefined ? null : (
          <p class="soft">{text('ui.next-try', { time: new Date(link.nextTry).toLocaleTimeString() })}</p>
        )}
        {CAN_TRY.has(state) ? (
          <p>
            <button name="reconnect" class="inline" onClick={onReconnect}>
              {text('ui.reconnect')}
            </button>
          </p>
        ) : null}
      </div>
    </div>
  );
}

function todoOf(link: LinkState): MessageKey {
  if (link.state !== 'version-skew' || link.older === null) return `link.${link.state}.do`;
  return `link.version-skew.${link.older}`;
}
