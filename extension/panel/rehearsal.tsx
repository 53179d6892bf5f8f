import type { DossierName } from '../../shared/client/replica.ts';
import type { DossierValues } from '../../shared/dossier/values.ts';
import type { PageState } from '../messages.ts';
import type { Text } from '../ui/text.ts';
import type { PanelActions } from './state.ts';

interface Props extends Pick<PanelActions, 'onRehearse' | 'onUseDossier'> {
  readonly page: PageState | null;
  readonly values: DossierValues;
  /** All that the daemon has, and the one in use. */
  readonly all: readonly DossierName[];
  readonly inUse: string;
  /** There was no daemon to keep a rehearsal's dossier. */
  readonly isRefused: boolean;
  readonly text: Text;
}

/** Says that this is a rehearsal, or offers one on the practice portal. */
export function Rehearsal({ page, values, all, inUse, isRefused, text, onRehearse, onUseDossier }: Props) {
  if (values.single['plan.isRehearsal'] === 'yes') {
    const other = all.find(({ id }) => id !== inUse);
    return (
      <section class="card banner" data-rehearsal="on">
        <p>{text('ui.rehearsing')}</p>
        {page !== null && !page.isPractice ? <p class="warn">{text('ui.wrong-portal')}</p> : null}
        {other === undefined ? null : (
          <div>
            <button name="end-rehearsal" onClick={() => onUseDossier(other.id)}>
              {text('ui.end-rehearsal')}
            </button>
          </div>
        )}
      </section>
    );
  }
  if (page?.isPractice !== true) return null;
  return (
    <section class="card banner" data-rehearsal="offered">
      <p>{text('ui.rehearse-offer')}</p>
      {isRefused ? (
        <p class="error" role="alert">
          {text('ui.rehearse-no-daemon')}
        </p>
      ) : null}
      <div>
        <button class="main" name="rehearse" onClick={onRehearse}>
          {text('ui.rehearse')}
        </button>
      </div>
    </section>
  );
}
