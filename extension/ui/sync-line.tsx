import type { LinkState, SyncState } from '../messages.ts';
import { Icon, type IconName } from './icon.tsx';
import type { Text } from './text.ts';

interface Props {
  readonly sync: SyncState;
  readonly text: Text;
  readonly onReconnect: () => void;
}

const SIGNS: Readonly<Record<LinkState['state'], IconName>> = {
  'not-paired': 'warning',
  connecting: 'wait',
  connected: 'check',
  'daemon-not-running': 'warning',
  blocked: 'error',
  'other-program': 'error',
  revoked: 'error',
  'version-skew': 'error',
};

const CAN_TRY: ReadonlySet<LinkState['state']> = new Set([
  'daemon-not-running',
  'blocked',
  'other-program',
  'revoked',
  'version-skew',
]);

/** How the extension stands to its daemon, why, and the one thing to do. */
export function SyncLine({ sync: { link, pending, durable }, text, onReconnect }: Props) {
  const { state } = link;
  const params = 'endpoint' in link ? { endpoint: link.endpoint } : {};
  const todo = text(`link.${state}.do`).trim();
  return (
    <div role="status" data-link={state} data-pending={pending} class={`sync sign-${SIGNS[state]}`}>
      <Icon name={SIGNS[state]} />
      <div class="small stack">
        <p>{text(`link.${state}`, params)}</p>
        {pending > 0 && <p>{text('ui.pending', { count: String(pending) })}</p>}
        {todo === '' ? null : <p class="soft">{todo}</p>}
        {!durable && <p class="soft">{text('ui.not-durable')}</p>}
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
