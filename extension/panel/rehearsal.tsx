import type { DossierName } from '../../shared/client/replica.ts';
import type { DossierValues } from '../../shared/dossier/values.ts';
import type { PageState, RehearsalRefusal } from '../messages.ts';
import type { Text } from '../ui/text.ts';
import type { PanelActions } from './state.ts';

interface Props extends Pick<PanelActions, 'onRehearse' | 'onUseDossier'> {
  readonly page: PageState | null;
  readonly values: DossierValues;
  /** All that the daemon has, and the one in use. */
  readonly all: readonly DossierName[];
  readonly inUse: string;
  /** Why a rehearsal that was asked for could not be made; null where none was refused. */
  readonly refusal: RehearsalRefusal | null;
  readonly text: Text;
}

/** Says that this is a rehearsal, or offers one on the practice portal. */
export function Rehearsal({ page, values, all, inUse, refusal, text, onRehearse, onUseDossier }: Props) {
  if (values.single['plan.isRehearsal'] === 'yes') {
    const others = all.filter(({ id }) => id !== inUse);
    const other = others.find(({ id }) => id === values.single['plan.rehearsalOf']) ?? others[0];
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
      {refusal === null ? null : (
        <p class="error" role="alert">
          {text(`ui.rehearse-${refusal}`)}
        </p>
      )}
      <div>
        <button class="main" name="rehearse" onClick={onRehearse}>
          {text('ui.rehearse')}
        </button>
      </div>
    </section>
  );
}
