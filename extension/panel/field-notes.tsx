import type { Fact } from '../../shared/dossier/fact.ts';
import type { FieldKey } from '../../shared/fields/path.ts';
import { Icon } from '../ui/icon.tsx';
import { type Text, dateText, textOr } from '../ui/text.ts';
import type { Draft } from './drafts.ts';
import { shownValue } from '../ui/shown.ts';
import type { PanelActions } from './state.ts';

interface Props extends Pick<PanelActions, 'onEdit'> {
  readonly path: string;
  readonly field: FieldKey;
  readonly fact: Fact | undefined;
  readonly portal: Fact | undefined;
  readonly draft: Draft | undefined;
  readonly text: Text;
}

/** What stands below an input: why it was not taken, what the portal shows instead, and who else changed it. */
export function FieldNotes({ path, field, fact, portal, draft, text, onEdit }: Props) {
  const entered = fact?.value ?? '';
  const onPortal = portal?.value ?? null;
  const show = (value: string | null) => (value === null ? text('ui.removed') : shownValue(field, value, text));
  const isOvertaken = draft !== undefined && !draft.isSaved && fact !== undefined && entered !== draft.base;
  return (
    <>
      {draft === undefined || draft.error === null ? null : (
        <p class="error row" data-error={draft.error}>
          <Icon name="error" />
          {errorText(draft.error, text)}
        </p>
      )}
      {isOvertaken ? (
        <p class="warn row">
          <Icon name="warning" />
          {text('ui.meanwhile', { author: authorText(fact.author, text), value: show(fact.value) })}
        </p>
      ) : null}
      {portal === undefined || onPortal === null || onPortal === entered ? null : (
        <p class="soft row" data-portal={path}>
          <span>{text('ui.portal-shows', { value: show(onPortal), date: dateText(text, portal.at) })}</span>
          <button class="inline" onClick={() => onEdit(path, onPortal)}>
            {text('ui.portal-use')}
          </button>
        </p>
      )}
      {fact?.rivals.map(({ change, author, value, at }) => (
        <p key={change} data-rival={path} class="row rival">
          <span>
            {text('ui.rival', { author: authorText(author, text), value: show(value), at: dateText(text, at) })}
          </span>
          <button class="inline" onClick={() => onEdit(path, value ?? '')}>
            {text('ui.rival-use')}
          </button>
          <button class="inline" onClick={() => onEdit(path, entered)}>
            {text('ui.rival-keep')}
          </button>
        </p>
      ))}
    </>
  );
}

function errorText(error: string, text: Text): string {
  if (error === 'storage-full' || error === 'not-reached') return text(`ui.${error}`);
  return textOr(text, `field-error.${error}`, text('field-error.text'));
}

/** People who have not given their name are all called `me`. */
function authorText(author: string, text: Text): string {
  return author === 'me' ? text('ui.someone') : author;
}
