import type { HintId } from '../../shared/pages/hints.ts';
import { Icon } from './icon.tsx';
import { type Text, textOr } from './text.ts';

/** Decision help: what the page means by what it shows or lacks, and the next thing to do. */
export function Hints({ hints, text }: { readonly hints: readonly HintId[]; readonly text: Text }) {
  return (
    <>
      {hints.map((hint) => (
        <div key={hint} class="verdict" data-hint={hint} data-severity="warning">
          <Icon name="eye" />
          <div>
            <p>{textOr(text, `hint.${hint}`, hint)}</p>
            <p>
              <strong>{textOr(text, `hint.${hint}.do`, hint)}</strong>
            </p>
          </div>
        </div>
      ))}
    </>
  );
}
