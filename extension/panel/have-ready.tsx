import { STEPS, type StepId } from '../../shared/checklist/steps.ts';
import type { DossierValues } from '../../shared/dossier/values.ts';
import { type Text, textOr } from '../ui/text.ts';
import { goTo } from './go-to.ts';

interface Props {
  readonly step: StepId | null;
  readonly values: DossierValues;
  readonly text: Text;
}

/** What the next step needs and nobody has entered, each as a way to its input. */
export function HaveReady({ step, values, text }: Props) {
  const needs = STEPS.find(({ id }) => id === step)?.needs ?? [];
  const missing = needs.filter((field) => values.single[field] === undefined);
  if (missing.length === 0) return null;
  return (
    <div class="small stack" data-needs={missing.length}>
      <p class="soft">{text('ui.have-ready')}</p>
      <ul class="row">
        {missing.map((field) => (
          <li key={field}>
            <button class="chip" onClick={() => goTo(field)}>
              {textOr(text, `field.${field}`, field)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
