import type { Fact } from '../../shared/dossier/fact.ts';
import { type FieldKey, fieldOf } from '../../shared/fields/path.ts';
import { COUNTRY_CODES } from '../../shared/reference/country-codes.ts';
import { countryName } from '../../shared/reference/countries.ts';
import { type Text, textOr } from '../ui/text.ts';
import type { Draft } from './state.ts';

interface Props {
  readonly path: string;
  readonly field: FieldKey;
  readonly fact: Fact | undefined;
  readonly portal: Fact | undefined;
  readonly draft: Draft | undefined;
  readonly text: Text;
  onEdit(path: string, value: string): void;
}

/** One field of the dossier: what was entered, what the portal shows beside it, and what someone else entered. */
export function Field({ path, field, fact, portal, draft, text, onEdit }: Props) {
  const { kind } = fieldOf(field);
  const entered = fact?.value ?? '';
  const value = draft?.value ?? entered;
  const error = draft?.error ?? null;
  const common = {
    id: path,
    name: path,
    value,
    'aria-invalid': error !== null,
    'aria-describedby': `${path}-notes`,
    onChange: ({ currentTarget }: { currentTarget: HTMLInputElement | HTMLSelectElement }) =>
      onEdit(path, currentTarget.value),
  };
  const options = optionsOf(field, text);
  const shown = portal?.value ?? null;
  return (
    <div class="field">
      <label for={path}>{text(`field.${field}`)}</label>
      {options === null ? (
        <input {...common} type="text" inputMode={kind === 'email' || kind === 'tel' || kind === 'url' ? kind : 'text'} autocomplete="off" />
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
      <div id={`${path}-notes`} class="small">
        {error === null ? null : (
          <p role="alert" class="error">
            {textOr(text, `field-error.${error}`, text('field-error.text'))}
          </p>
        )}
        {shown === null || shown === entered ? null : (
          <p class="soft" data-portal={path}>
            {text('ui.portal-shows', { value: shownValue(field, shown, text) })}
          </p>
        )}
        {fact?.rivals.map(({ change, author, value: theirs, at }) => (
          <p key={change} data-rival={path} class="row">
            {text('ui.rival', { author, value: theirs ?? '', at: new Date(at).toLocaleString(text.language) })}
            <button onClick={() => onEdit(path, theirs ?? '')}>{text('ui.rival-use', { value: theirs ?? '' })}</button>
            <button onClick={() => onEdit(path, entered)}>{text('ui.rival-keep')}</button>
          </p>
        ))}
      </div>
    </div>
  );
}

/** A value as people read it: countries and choices by name. */
export function shownValue(field: FieldKey, value: string, text: Text): string {
  const { kind } = fieldOf(field);
  if (kind === 'country') return countryName(value, text.language);
  return kind === 'choice' ? textOr(text, `choice.${value}`, value) : value;
}

const countries = new Map<string, readonly (readonly [string, string])[]>();

function optionsOf(field: FieldKey, text: Text): readonly (readonly [string, string])[] | null {
  const { kind, options } = fieldOf(field);
  if (kind === 'choice') return options.map((value) => [value, shownValue(field, value, text)]);
  if (kind !== 'country') return null;
  const known = countries.get(text.language);
  if (known !== undefined) return known;
  const named = COUNTRY_CODES.map((code) => [code, countryName(code, text.language)] as const);
  const sorted = named.toSorted(([, a], [, b]) => a.localeCompare(b, text.language));
  countries.set(text.language, sorted);
  return sorted;
}
