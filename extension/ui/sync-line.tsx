import type { SyncState } from '../messages.ts';
import type { Text } from './text.ts';

interface Props {
  readonly sync: SyncState;
  readonly text: Text;
}

/** How the extension stands to its daemon, why, and the one thing to do. */
export function SyncLine({ sync: { link, pending, durable }, text }: Props) {
  const { state } = link;
  const params = 'endpoint' in link ? { endpoint: link.endpoint } : {};
  const todo = text(`link.${state}.do`).trim();
  return (
    <div role="status" data-link={state} data-pending={pending} class="small stack sync">
      <p>
        <span aria-hidden="true" class={state === 'connected' ? 'good' : 'mark'}>
          {state === 'connected' ? '●' : '○'}
        </span>{' '}
        {text(`link.${state}`, params)} {todo === '' ? null : <strong>{todo}</strong>}
      </p>
      {pending > 0 && <p>{text('ui.pending', { count: String(pending) })}</p>}
      {!durable && <p class="error">{text('ui.not-durable')}</p>}
    </div>
  );
}
