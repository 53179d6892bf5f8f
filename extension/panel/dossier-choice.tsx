import type { Dossier, DossierName } from '../../shared/client/replica.ts';
import type { Text } from '../ui/text.ts';
import type { PanelActions } from './state.ts';

interface Props extends Pick<PanelActions, 'onUseDossier' | 'onNewDossier'> {
  readonly dossier: Dossier;
  /** All that the daemon has; empty while none was met. */
  readonly all: readonly DossierName[];
  readonly text: Text;
}

/** Which dossier is shown, where there are several; and how many of its fields need someone to settle them. */
export function DossierChoice({ dossier, all, text, onUseDossier, onNewDossier }: Props) {
  const rivals = dossier.facts.filter((fact) => fact.rivals.length > 0).length;
  return (
    <>
      {all.length < 2 ? null : (
        <div class="field">
          <label for="dossier-in-use">{text('ui.dossier-in-use')}</label>
          <select
            id="dossier-in-use"
            name="dossier"
            value={dossier.id}
            onChange={({ currentTarget }) => onUseDossier(currentTarget.value)}
          >
            {all.map((it) => (
              <option key={it.id} value={it.id}>
                {labelOf(it, dossier, text)}
              </option>
            ))}
          </select>
        </div>
      )}
      {all.length === 0 ? null : (
        <p>
          <button name="new-dossier" class="inline" onClick={onNewDossier}>
            {text('ui.dossier-new')}
          </button>
        </p>
      )}
      {rivals === 0 ? null : (
        <p data-rivals={rivals} class="small">
          {text('ui.rivals', { count: String(rivals) })}
        </p>
      )}
    </>
  );
}

/** The list is as old as the connection; of the one in use we know better. */
function labelOf(listed: DossierName, inUse: Dossier, text: Text): string {
  const entered = (path: string) =>
    inUse.facts.find((fact) => fact.path === path && fact.source === 'entered')?.value ?? '';
  const isInUse = listed.id === inUse.id;
  const name = isInUse ? entered('company.legalName') : listed.name;
  const isRehearsal = isInUse ? entered('plan.isRehearsal') === 'yes' : listed.isRehearsal;
  const shown = name === '' ? text('ui.dossier-unnamed', { id: listed.id.slice(0, 8) }) : name;
  return isRehearsal ? text('ui.dossier-rehearsal', { name: shown }) : shown;
}
