import { type Fact, factKey } from '../../shared/dossier/fact.ts';
import { type FieldKey, fieldsOf, pathOf } from '../../shared/fields/path.ts';
import type { Verdict } from '../../shared/rules/rule.ts';
import { type Text, dateText } from '../ui/text.ts';
import { Field } from './field.tsx';
import { RecordList } from './record-list.tsx';
import { COLLECTIONS } from './records.ts';
import { shownValue } from '../ui/shown.ts';
import type { PanelActions, PanelState } from './state.ts';

/** Sections of fields that exist once, in the order in which one needs them. */
const SECTIONS = ['plan', 'company', 'contact', 'support', 'tenant'] as const;
const LATER = ['security'] as const;
/** Of what the portal says, what a person enters, since no page of it is known to show it. */
const BY_HAND: readonly FieldKey[] = ['csp.onboardedOn', 'csp.reauthorizedOn'];
/** What no one edits: a dossier is made a rehearsal once. */
const NOT_SHOWN: ReadonlySet<FieldKey> = new Set(['plan.isRehearsal', 'plan.rehearsalOf']);

interface Props extends PanelActions {
  readonly state: PanelState;
  readonly verdicts: readonly Verdict[];
  readonly text: Text;
}

/** The dossier's facts, section by section, each with what is wrong with it. */
export function DossierForm({ state, verdicts, text, ...actions }: Props) {
  const facts = new Map(state.dossier.facts.map((fact) => [factKey(fact.path, fact.source), fact]));
  const drawField = (field: FieldKey, record: string | null) => {
    const path = pathOf(field, record);
    const fact = facts.get(factKey(path, 'entered'));
    const portal = facts.get(factKey(path, 'portal'));
    const about = verdicts.filter((verdict) => verdict.record === record && isAtHome(verdict, field));
    const draft = state.drafts[path];
    return <Field key={path} {...{ path, field, fact, portal, text, draft, verdicts: about, ...actions }} />;
  };
  const draw = (section: string, record: string | null) =>
    fieldsOf(section)
      .filter((field) => !NOT_SHOWN.has(field))
      .map((field) => drawField(field, record));
  const section = (name: (typeof SECTIONS)[number] | (typeof LATER)[number], isOpen: boolean) => (
    <details key={name} open={isOpen} class="section" data-section={name}>
      <summary>{text(`section.${name}`)}</summary>
      <div class="fields">
        {draw(name, null)}
        {name === 'security' ? BY_HAND.map((field) => drawField(field, null)) : null}
      </div>
    </details>
  );
  return (
    <>
      {SECTIONS.map((name) => section(name, true))}
      {COLLECTIONS.map((name) => (
        <RecordList key={name} section={name} records={state.records[name]} {...{ facts, draw, text, ...actions }} />
      ))}
      {LATER.map((name) => section(name, false))}
      <PortalFacts facts={facts} text={text} />
    </>
  );
}

/** Where the enrolment stands by the portal's own words; nothing before it has shown anything. */
function PortalFacts({ facts, text }: { readonly facts: ReadonlyMap<string, Fact>; readonly text: Text }) {
  const shown = [...fieldsOf('csp'), ...fieldsOf('signedIn')].flatMap((field) => {
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
