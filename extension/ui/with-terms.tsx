import { termsIn } from '../../shared/reference/glossary.ts';
import { Term } from './term.tsx';
import type { Text } from './text.ts';

interface Props {
  /** Unlike that of any other text on the page. */
  readonly id: string;
  readonly words: string;
  readonly text: Text;
}

/** A text in which the glossary's terms explain themselves, each where it stands first. */
export function WithTerms({ id, words, text }: Props) {
  const seen = new Set<string>();
  const places = termsIn(words).filter((place) => !seen.has(place.id) && seen.add(place.id));
  return (
    <>
      {places.map(({ id: term, from, to }, at) => [
        words.slice(places[at - 1]?.to ?? 0, from),
        <Term key={term} id={`${id}-${term}`} term={term} words={words.slice(from, to)} text={text} />,
      ])}
      {words.slice(places.at(-1)?.to ?? 0)}
    </>
  );
}

interface WordsProps {
  /** One below what it stands under. */
  readonly heading: 'h2' | 'h3';
  readonly terms: readonly string[];
  readonly text: Text;
}

/** The glossary's terms that stand on the page in front, for looking them up. */
export function WordsOnPage({ heading: Heading, terms, text }: WordsProps) {
  if (terms.length === 0) return null;
  return (
    <section class="words small" aria-labelledby="words">
      <Heading id="words">{text('ui.words')}</Heading>
      <ul class="row" data-words={terms.length}>
        {terms.map((term) => (
          <li key={term}>
            <Term id={`words-${term}`} term={term} text={text} />
          </li>
        ))}
      </ul>
    </section>
  );
}
