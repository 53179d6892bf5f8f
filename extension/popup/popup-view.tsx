import type { StepProgress } from '../../shared/checklist/progress.ts';
import type { SyncState } from '../messages.ts';
import { Brand } from '../ui/icon.tsx';
import { nextStep, whatNext } from '../../shared/checklist/what-next.ts';
import { NextStep } from '../ui/next-step.tsx';
import { SyncLine } from '../ui/sync-line.tsx';
import type { Text } from '../ui/text.ts';

interface Props {
  readonly text: Text;
  readonly progress: readonly StepProgress[];
  readonly sync: SyncState | null;
  readonly onOpenPanel: () => void;
  readonly onSettings: () => void;
  readonly onReconnect: () => void;
}

/** How the daemon is reached, what comes next, and the way to the side panel. */
export function PopupView({ text, progress, sync, onOpenPanel, onSettings, onReconnect }: Props) {
  const todo = whatNext(progress, null);
  return (
    <>
      <Brand />
      {progress.length === 0 ? null : (
        <>
          <NextStep {...{ text, progress, next: nextStep(progress), people: [] }} />
          <p class="small soft">
            {(['overdue', 'ready', 'waiting'] as const).map((group) => (
              <span key={group} class="count" data-count={group}>
                {text(`todo.${group}`)}: {todo[group].length}
              </span>
            ))}
          </p>
        </>
      )}
      {sync === null ? null : <SyncLine sync={sync} text={text} onReconnect={onReconnect} />}
      <button class="main" name="open-panel" onClick={onOpenPanel}>
        {text('ui.open-panel')}
      </button>
      <button name="settings" onClick={onSettings}>
        {text('ui.settings')}
      </button>
    </>
  );
}
