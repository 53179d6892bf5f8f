import { type Fact, factKey } from '../../shared/dossier/fact.ts';
import { type FieldKey, fieldsOf, pathOf } from '../../shared/fields/path.ts';
import type { Verdict } from '../../shared/rules/rule.ts';
import { type Text, dateText } from '../ui/text.ts';
import { Field } from './field.tsx';
import { shownValue } from './shown.ts';
import type { PanelActions, PanelState } from './state.ts';

const SECTIONS = ['company', 'contact', 'support', 'tenant', 'plan', 'security'] as const;

interface Props extends PanelActions {
  readonly state: PanelState;
  readonly verdicts: readonly Verdict[];
  readonly text: Text;
}

/** The dossier's facts, section by section, each with what is wrong with it. */
export function DossierForm({ state, verdicts, text, ...actions }: Props) {
  const facts = new Map(state.dossier.facts.map((fact) => [factKey(fact.path, fact.source), fact]));
  const draw = (section: string, record: string | null) =>
    fieldsOf(section).map((field) => {
      const path = pathOf(field, record);
      const fact = facts.get(factKey(path, 'entered'));
      const portal = facts.get(factKey(path, 'portal'));
      const about = verdicts.filter((verdict) => verdict.record === record && isAtHome(verdict, field));
      const draft = state.drafts[path];
      return <Field key={path} {...{ path, field, fact, portal, text, draft, verdicts: about, ...actions }} />;
    });
  return (
    <>
      {SECTIONS.map((section) => (
        <details key={section} open class="section">
          <summary>{text(`section.${section}`)}</summary>
          <div class="fields">{draw(section, null)}</div>
        </details>
      ))}
      <details open class="section">
        <summary>{text('section.partnerId')}</summary>
        <div class="fields">
          {state.records.map((record) => {
            const number = facts.get(factKey(pathOf('partnerId.number', record), 'entered'))?.value ?? null;
            const title = number === null ? text('ui.partner-id-new') : text('ui.partner-id-number', { number });
            return (
              <fieldset key={record} class="card fields" data-record={record}>
                <legend>{title}</legend>
                {draw('partnerId', record)}
                <div>
                  <button
                    class="inline"
                    name="remove"
                    aria-label={`${text('ui.remove')}: ${title}`}
                    onClick={() => actions.onRemove(record)}
                  >
                    {text('ui.remove')}
                  </button>
                </div>
              </fieldset>
            );
          })}
          <div>
            <button name="add-partner-id" onClick={actions.onAdd}>
              + {text('ui.add-partner-id')}
            </button>
          </div>
        </div>
      </details>
      <PortalFacts facts={facts} text={text} />
    </>
  );
}

/** Where the enrolment stands by the portal's own words; nothing before it has shown anything. */
function PortalFacts({ facts, text }: { readonly facts: ReadonlyMap<string, Fact>; readonly text: Text }) {
  const shown = fieldsOf('csp').flatMap((field) => {
    const fact = facts.get(factKey(field, 'portal'));
    return fact === undefined || fact.value === null ? [] : [{ field, value: fact.value, at: fact.at }];
  });
  if (shown.length === 0) return null;
  return (
    <details open class="section">
      <summary>{text('section.csp')}</summary>
      <dl class="portal-facts">
        {shown.map(({ field, value, at }) => (
          <div key={field} data-fact={field} data-value={value}>
            <dt>{text(`field.${field}`)}</dt>
            <dd>
              {shownValue(field, value, text)} <span class="small soft">{dateText(text, at)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** A verdict stands at the first field that its rule names. */
function isAtHome({ fields: [first] }: Verdict, field: FieldKey): boolean {
  return first?.replace(/@.*$/, '') === field;
}
