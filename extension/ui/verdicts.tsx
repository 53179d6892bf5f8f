import type { Verdict } from '../../shared/rules/rule.ts';
import { Icon } from './icon.tsx';
import { type Words, sayDate, sayField, sayVerdict } from './words.ts';

interface Props {
  readonly words: Words;
  readonly verdicts: readonly Verdict[];
}

/** One broken rule: how bad, what is wrong and what to do, and the Microsoft page that says so. */
export function BrokenRule({ words, verdict, id }: { words: Words; verdict: Verdict; id?: string | undefined }) {
  const { severity, rule, state, source } = verdict;
  return (
    <div class={`verdict verdict-${severity}`} data-rule={rule} data-state={state} id={id}>
      <Icon name={severity} />
      <div>
        <strong>{words.say(severity === 'error' ? 'ui.severity-error' : 'ui.severity-warning')}</strong>
        <p>{sayVerdict(words, verdict)}</p>
        <a href={source.url} target="_blank" rel="noreferrer">
          {words.say('ui.source', { date: sayDate(words, source.checked) })}
        </a>
      </div>
    </div>
  );
}

/** What is wrong, worst first; then how many rules could not be judged. When nothing is wrong, it says so. */
export function VerdictList({ words, verdicts }: Props) {
  const broken = verdicts.filter(({ state }) => state === 'broken').sort(worstFirst);
  const unknown = verdicts.filter(({ state }) => state === 'unknown');
  return (
    <div class="verdicts" role="status">
      {broken.length === 0 && (
        <p class="fine">
          <Icon name="check" />
          {words.say('ui.no-problems')}
        </p>
      )}
      {broken.map((verdict) => (
        <BrokenRule key={keyOf(verdict)} words={words} verdict={verdict} />
      ))}
      {unknown.length > 0 && (
        <details class="unknown">
          <summary>{words.say('ui.unknown-count', { count: unknown.length })}</summary>
          <ul>
            {unknown.map((verdict) => (
              <li key={keyOf(verdict)} data-rule={verdict.rule} data-state={verdict.state}>
                {neededBy(words, verdict)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function worstFirst(a: Verdict, b: Verdict): number {
  return Number(a.severity !== 'error') - Number(b.severity !== 'error');
}

function keyOf({ rule, record }: Verdict): string {
  return `${rule}:${record ?? ''}`;
}

/** Which facts a rule is about, each named once with where it comes from when that matters. */
function neededBy(words: Words, { fields }: Verdict): string {
  const names = fields.map((field) =>
    field.endsWith('@portal')
      ? words.say('ui.on-the-portal', { field: sayField(words, field) })
      : sayField(words, field),
  );
  return new Intl.ListFormat(words.language).format(names);
}
