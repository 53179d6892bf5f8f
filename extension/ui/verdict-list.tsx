import type { Verdict } from '../../shared/rules/rule.ts';
import { type Text, verdictText } from './text.ts';

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
  if (broken.length === 0) return none === undefined ? null : <p class="good">✓ {none}</p>;
  return (
    <ul class="stack">
      {broken.map((verdict) => (
        <VerdictItem key={`${verdict.rule} ${verdict.record}`} verdict={verdict} text={text} />
      ))}
    </ul>
  );
}

function VerdictItem({ verdict, text }: { readonly verdict: Verdict; readonly text: Text }) {
  const { rule, record, state, severity, source } = verdict;
  return (
    <li class="card" data-rule={rule} data-record={record ?? ''} data-state={state} data-severity={severity}>
      <p>
        <span class="mark">
          {severity === 'error' ? '✕' : '!'} {text(`ui.severity-${severity}`)}
        </span>{' '}
        {verdictText(text, verdict)}
      </p>
      <p class="small">
        <a href={source.url} target="_blank" rel="noreferrer">
          {text('ui.source', { date: source.checked })}
        </a>
      </p>
    </li>
  );
}
