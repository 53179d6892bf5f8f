import { type Term as Row, termOf } from '../../shared/reference/glossary.ts';
import { hideCard, showCard } from './card.ts';
import { type Text, textOr } from './text.ts';

interface Props {
  /** Of the card, and unlike any other on the page. */
  readonly id: string;
  readonly term: string;
  /** How the text at hand writes it; its name where absent. */
  readonly words?: string;
  readonly text: Text;
}

/** A word of the portal that explains itself while the pointer or the keyboard is on it. */
export function Term({ id, term, words, text }: Props) {
  const row = termOf(term);
  if (row === null) return words ?? null;
  return (
    <span
      class="term-place"
      onMouseEnter={({ currentTarget }) => showCard(currentTarget)}
      onMouseLeave={({ currentTarget }) => hideCard(currentTarget)}
      onFocusIn={({ currentTarget }) => showCard(currentTarget)}
      onFocusOut={({ currentTarget }) => hideCard(currentTarget)}
    >
      <button
        type="button"
        class="term"
        aria-describedby={id}
        data-term={term}
        onClick={({ currentTarget }) => showCard(currentTarget.parentElement)}
      >
        {words ?? row[text.language]}
      </button>
      <Card id={id} row={row} text={text} />
    </span>
  );
}

function Card({ id, row, text }: { readonly id: string; readonly row: Row; readonly text: Text }) {
  const name = row[text.language];
  return (
    // The description is read with the word; a text around it that is read when it changes must not read it again.
    <span id={id} class="term-card" role="tooltip" popover="auto" aria-live="off">
      <strong class="block">{name}</strong>
      {row.en === name ? null : <span class="block small soft">{text('term.english', { name: row.en })}</span>}
      {row.former.length === 0 ? null : (
        <span class="block small soft">{text('term.other-names', { names: row.former.join(' / ') })}</span>
      )}
      <span class="block">{textOr(text, `glossary.${row.id}`, '')}</span>
      <span class="block small">{text('term.step', { step: textOr(text, `step.${row.step}`, row.step) })}</span>
    </span>
  );
}
