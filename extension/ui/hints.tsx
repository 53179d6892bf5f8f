import type { HintId } from '../../shared/pages/hints.ts';
import { Icon } from './icon.tsx';
import { type Text, textOr } from './text.ts';
import { WithTerms } from './with-terms.tsx';

/** Decision help: what the page means by what it shows or lacks, and the next thing to do. */
export function Hints({ hints, text }: { readonly hints: readonly HintId[]; readonly text: Text }) {
  return (
    <>
      {hints.map((hint) => (
        <div key={hint} class="verdict" data-hint={hint} data-severity="warning">
          <Icon name="eye" />
          <div>
            <p>
              <WithTerms id={hint} words={textOr(text, `hint.${hint}`, hint)} text={text} />
            </p>
            <p>
              <strong>
                <WithTerms id={`${hint}-do`} words={textOr(text, `hint.${hint}.do`, hint)} text={text} />
              </strong>
            </p>
          </div>
        </div>
      ))}
    </>
  );
}
