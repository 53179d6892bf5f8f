import type { Verdict } from '../../shared/rules/rule.ts';
import { Icon } from './icon.tsx';
import { type Text, dateText, textOr, verdictText } from './text.ts';

interface Props {
  readonly verdicts: readonly Verdict[];
  readonly text: Text;
  /** What to say when nothing is wrong; nothing when absent. */
  readonly none?: string;
}

/** What is wrong, worst first, each with Microsoft's page and its date. When nothing is, it says so in words. */
export function VerdictList({ verdicts, text, none }: Props) {
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
        <VerdictItem key={`${verdict.rule} ${verdict.record}`} verdict={verdict} text={text} />
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

function VerdictItem({ verdict, text }: { readonly verdict: Verdict; readonly text: Text }) {
  const { rule, record, state, severity, source } = verdict;
  return (
    <li class="verdict" data-rule={rule} data-record={record ?? ''} data-state={state} data-severity={severity}>
      <Icon name={severity} />
      <div>
        <strong class="mark">{text(`ui.severity-${severity}`)}</strong>
        <p>{verdictText(text, verdict)}</p>
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
