import type { Verdict } from '../../shared/rules/rule.ts';
import { Icon } from './icon.tsx';
import { type Text, dateText, textOr, verdictText } from './text.ts';
import { WithTerms } from './with-terms.tsx';

interface Props {
  /** Unlike that of any other list of verdicts on the page. */
  readonly id: string;
  readonly verdicts: readonly Verdict[];
  readonly text: Text;
  /** What to say when nothing is wrong; nothing when absent. */
  readonly none?: string;
}

/** What is wrong, worst first, each with Microsoft's page and its date. When nothing is, it says so in words. */
export function VerdictList({ id, verdicts, text, none }: Props) {
  const broken = verdicts
    .filter(({ state }) => state === 'broken')
    .toSorted((a, b) => a.severity.localeCompare(b.severity));
  if (broken.length === 0) {
    return none === undefined ? null : (
      <p class="good row">
        <Icon name="check" />
        {none}
      </p>
    );
  }
  return (
    <ul class="stack">
      {broken.map((verdict) => (
        <VerdictItem
          key={`${verdict.rule} ${verdict.record}`}
          id={`${id}-${verdict.rule}-${verdict.record}`}
          {...{ verdict, text }}
        />
      ))}
    </ul>
  );
}

/** How many rules could not be judged, and on demand what they wait for. */
export function UnknownVerdicts({ verdicts, text }: Pick<Props, 'verdicts' | 'text'>) {
  const unknown = verdicts.filter(({ state }) => state === 'unknown');
  if (unknown.length === 0) return null;
  return (
    <details class="unknown small">
      <summary>{text('ui.unknown-count', { count: String(unknown.length) })}</summary>
      <ul>
        {unknown.map(({ rule, record, state, severity, fields }) => (
          <li key={`${rule} ${record}`} data-rule={rule} data-state={state} data-severity={severity}>
            {new Intl.ListFormat(text.language).format(fields.map((field) => fieldText(field, text)))}
          </li>
        ))}
      </ul>
    </details>
  );
}

function VerdictItem({ id, verdict, text }: { readonly id: string; readonly verdict: Verdict; readonly text: Text }) {
  const { rule, record, state, severity, source } = verdict;
  return (
    <li class="verdict" data-rule={rule} data-record={record ?? ''} data-state={state} data-severity={severity}>
      <Icon name={severity} />
      <div>
        <strong class="mark">{text(`ui.severity-${severity}`)}</strong>
        <p>
          <WithTerms id={id} words={verdictText(text, verdict)} text={text} />
        </p>
        <p class="small">
          <a href={source.url} target="_blank" rel="noreferrer">
            {text('ui.source', { date: dateText(text, source.checked) })}
          </a>
        </p>
      </div>
    </li>
  );
}

function fieldText(ref: string, text: Text): string {
  const [field = ref, source] = ref.split('@');
  const label = textOr(text, `field.${field}`, field);
  return source === 'portal' ? text('ui.on-the-portal', { field: label }) : label;
}
