import type { LinkState, SyncState } from '../messages.ts';
import { Icon, type IconName } from './icon.tsx';
import type { Words } from './words.ts';

interface Props {
  readonly words: Words;
  readonly sync: SyncState | null;
  readonly onReconnect: () => void;
}

const SIGNS: Readonly<Record<LinkState['state'], IconName>> = {
  'not-paired': 'warning',
  connecting: 'wait',
  connected: 'check',
  'daemon-not-running': 'warning',
  'other-program': 'error',
  revoked: 'error',
  'version-skew': 'error',
};

/** How the extension stands to its daemon, why, and the one thing to do about it. */
export function LinkLine({ words, sync, onReconnect }: Props) {
  if (sync === null) return null;
  const { link, pending, durable } = sync;
  const params = link.state === 'other-program' ? { endpoint: link.endpoint } : {};
  const toDo = words.look(`link.${link.state}.do`, params);
  return (
    <div class={`link link-${SIGNS[link.state]}`} data-link={link.state} data-pending={pending} role="status">
      <Icon name={SIGNS[link.state]} />
      <div>
        <p>{words.look(`link.${link.state}`, params)}</p>
        {pending > 0 && <p class="quiet">{words.say('ui.pending', { count: pending })}</p>}
        {toDo !== '' && link.state !== 'connected' && <p class="quiet">{toDo}</p>}
        {!durable && <p class="quiet">{words.say('ui.not-durable')}</p>}
        {link.state === 'daemon-not-running' && (
          <button type="button" class="plain" onClick={onReconnect}>
            {words.say('ui.reconnect')}
          </button>
        )}
      </div>
    </div>
  );
}
