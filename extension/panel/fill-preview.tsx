import type { FieldKey } from '../../shared/fields/path.ts';
import type { FillLine, FillResult, FillState } from '../messages.ts';
import { Icon } from '../ui/icon.tsx';
import type { Text } from '../ui/text.ts';
import type { PanelActions } from './state.ts';

/** Where a field is in the dossier; a step is a field of no form. */
type Section = Exclude<FieldKey extends `${infer Name}.${string}` ? Name : never, 'step'>;

type Named = Pick<FillLine, 'ask' | 'label'>;

interface PreviewProps extends Pick<PanelActions, 'onPreview' | 'onFill'> {
  readonly fill: FillState;
  readonly isPreviewing: boolean;
  readonly isFilling: boolean;
  readonly text: Text;
}

/** Field, present and new value of everything that would be filled; nothing happens before it is confirmed here. */
export function FillPreview({ fill: { lines }, isPreviewing, isFilling, text, onPreview, onFill }: PreviewProps) {
  if (isFilling) return <p role="status">{text('ui.filling')}</p>;
  if (lines.length === 0) return null;
  if (!isPreviewing) {
    return (
      <button class="main" name="preview" onClick={() => onPreview(true)}>
        {text('ui.fill', { count: String(lines.length) })}
      </button>
    );
  }
  return (
    <section class="card" aria-labelledby="preview" data-preview={lines.length}>
      <h3 id="preview" tabIndex={-1}>
        {text('ui.preview')}
      </h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{text('ui.preview-field')}</th>
            <th scope="col">{text('ui.preview-present')}</th>
            <th scope="col">{text('ui.preview-new')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ ask, field, label, present, shown }) => (
            <tr key={ask} data-field={field}>
              <th scope="row">
                {label}
                {isAlone({ ask, label }, lines) ? null : (
                  <p class="small soft">{text(`section.${sectionOf(field)}`)}</p>
                )}
              </th>
              <td class={present === '' ? 'soft whole' : 'soft'}>{present === '' ? text('ui.empty') : present}</td>
              <td>{shown}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="small soft">{text('ui.preview-note')}</p>
      <div class="row">
        <button class="main" name="confirm-fill" onClick={onFill}>
          {text('ui.confirm-fill')}
        </button>
        <button name="cancel" onClick={() => onPreview(false)}>
          {text('ui.cancel')}
        </button>
      </div>
    </section>
  );
}

/** Whether no other field on the page is called so; a page may call both e-mail addresses the same. */
function isAlone(it: Named, among: readonly Named[]): boolean {
  return among.every(({ ask, label }) => ask === it.ask || label !== it.label);
}

/** Where a field is in the dossier, which tells apart those of one name. */
function sectionOf(field: FieldKey): Section {
  return field.slice(0, field.indexOf('.')) as Section;
}

interface ResultProps extends Pick<PanelActions, 'onUndo'> {
  readonly results: readonly FillResult[];
  readonly canUndo: boolean;
  readonly text: Text;
}

/** What became of each field that was filled, as it was read back from the page. */
export function FillResults({ results, canUndo, text, onUndo }: ResultProps) {
  if (results.length === 0) return null;
  return (
    <section class="card" aria-labelledby="results" role="status">
      <h3 id="results">{text('ui.results')}</h3>
      <ul class="small results">
        {results.map(({ ask, field, label, outcome, readBack }) => (
          <li key={ask} data-outcome={outcome}>
            <Icon name={outcome === 'filled' ? 'check' : 'warning'} />
            <span>
              <strong>{label}</strong>
              {isAlone({ ask, label }, results) ? null : (
                <span class="soft"> · {text(`section.${sectionOf(field)}`)}</span>
              )}{' '}
              {text(`ui.outcome.${outcome}`, { readBack })}
            </span>
          </li>
        ))}
      </ul>
      {canUndo ? (
        <div class="row">
          <button name="undo" onClick={onUndo}>
            {text('ui.undo')}
          </button>
        </div>
      ) : null}
    </section>
  );
}
