import { factKey } from '../../shared/dossier/fact.ts';
import { type FieldKey, fieldsOf, parsePath, pathOf } from '../../shared/fields/path.ts';
import { concerns } from '../../shared/rules/evaluate.ts';
import type { Verdict } from '../../shared/rules/rule.ts';
import type { Text } from '../ui/text.ts';
import { VerdictList } from '../ui/verdict-list.tsx';
import { Field } from './field.tsx';
import type { PanelActions, PanelState } from './state.ts';

const SECTIONS = ['company', 'contact', 'support', 'tenant'] as const;

interface Props extends Pick<PanelActions, 'onEdit' | 'onAdd' | 'onRemove'> {
  readonly state: PanelState;
  readonly verdicts: readonly Verdict[];
  readonly text: Text;
}

/** The dossier's facts, section by section, each with what is wrong with it. */
export function DossierForm({ state, verdicts, text, onEdit, onAdd, onRemove }: Props) {
  const facts = new Map(state.dossier.facts.map((fact) => [factKey(fact.path, fact.source), fact]));
  const draw = (keys: readonly FieldKey[], record: string | null) =>
    keys.map((field) => {
      const path = pathOf(field, record);
      const fact = facts.get(factKey(path, 'entered'));
      const portal = facts.get(factKey(path, 'portal'));
      return <Field key={path} {...{ path, field, fact, portal, text, onEdit }} draft={state.drafts[path]} />;
    });
  return (
    <>
      {SECTIONS.map((section) => (
        <details key={section} open class="section">
          <summary>{text(`section.${section}`)}</summary>
          <VerdictList verdicts={about(verdicts, fieldsOf(section), null)} text={text} />
          {draw(fieldsOf(section), null)}
        </details>
      ))}
      <details open class="section">
        <summary>{text('section.partnerId')}</summary>
        {partnerIds(state).map((record) => (
          <div key={record} class="card" data-record={record}>
            {draw(fieldsOf('partnerId'), record)}
            <VerdictList verdicts={about(verdicts, fieldsOf('partnerId'), record)} text={text} />
            <button class="quiet" onClick={() => onRemove(record)}>
              {text('ui.remove')}
            </button>
          </div>
        ))}
        <button name="add-partner-id" onClick={onAdd}>
          + {text('ui.add-partner-id')}
        </button>
      </details>
    </>
  );
}

function about(verdicts: readonly Verdict[], keys: readonly FieldKey[], record: string | null): readonly Verdict[] {
  return verdicts.filter((verdict) => verdict.record === record && concerns(verdict, keys));
}

/** The records that have a value, in the order in which they came, then the empty ones that were just added. */
function partnerIds({ dossier, added }: PanelState): readonly string[] {
  const known = dossier.facts.flatMap(({ path, value }) => {
    const at = parsePath(path);
    return at?.section === 'partnerId' && at.record !== null && value !== null ? [at.record] : [];
  });
  return [...new Set([...known, ...added])].toSorted();
}
