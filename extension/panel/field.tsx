import type { Fact } from '../../shared/dossier/fact.ts';
import { type FieldKey, fieldOf } from '../../shared/fields/path.ts';
import type { Verdict } from '../../shared/rules/rule.ts';
import type { Text } from '../ui/text.ts';
import { VerdictList } from '../ui/verdict-list.tsx';
import type { Draft } from './drafts.ts';
import { FieldNotes } from './field-notes.tsx';
import { optionsOf } from '../ui/shown.ts';
import type { PanelActions } from './state.ts';

interface Props extends Pick<PanelActions, 'onHold' | 'onType' | 'onRelease' | 'onEdit'> {
  readonly path: string;
  readonly field: FieldKey;
  readonly fact: Fact | undefined;
  readonly portal: Fact | undefined;
  readonly draft: Draft | undefined;
  readonly verdicts: readonly Verdict[];
  readonly text: Text;
}

type Typed = { readonly currentTarget: HTMLInputElement | HTMLSelectElement };

/** One field of the dossier: what was entered, what is wrong with it, and what the portal and other people say. */
export function Field({ path, field, fact, portal, draft, verdicts, text, ...actions }: Props) {
  const { onHold, onType, onRelease, onEdit } = actions;
  const { kind } = fieldOf(field);
  const entered = fact?.value ?? '';
  const isBroken = verdicts.some(({ state, severity }) => state === 'broken' && severity === 'error');
  const common = {
    id: path,
    name: path,
    value: draft?.value ?? entered,
    'aria-invalid': (draft?.error ?? null) !== null || isBroken,
    'aria-describedby': `${path}-notes`,
    onFocus: () => onHold(path, entered),
    onInput: ({ currentTarget }: Typed) => onType(path, currentTarget.value),
    onBlur: () => onRelease(path),
    onChange: ({ currentTarget }: Typed) => onEdit(path, currentTarget.value),
  };
  const options = optionsOf(field, text);
  return (
    <div class="field">
      <label for={path}>{text(`field.${field}`)}</label>
      {options === null ? (
        <input {...common} type="text" inputMode={modeOf(kind)} autocomplete="off" />
      ) : (
        <select {...common}>
          <option value="">{text('ui.choose')}</option>
          {options.map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      )}
      <div id={`${path}-notes`} class="notes" aria-live="polite">
        <FieldNotes {...{ path, field, fact, portal, draft, text, onEdit }} />
        <VerdictList id={path} verdicts={verdicts} text={text} />
      </div>
    </div>
  );
}

function modeOf(kind: string): 'email' | 'tel' | 'url' | 'numeric' | 'text' {
  if (kind === 'email' || kind === 'tel' || kind === 'url') return kind;
  return kind === 'partner-number' ? 'numeric' : 'text';
}
