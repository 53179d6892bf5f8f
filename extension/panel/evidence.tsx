import { type Fact, factKey } from '../../shared/dossier/fact.ts';
import { fieldOf, parsePath, pathOf } from '../../shared/fields/path.ts';
import type { WaitingFile } from '../replica/files.ts';
import { shownValue } from '../ui/shown.ts';
import { type Text, textOr } from '../ui/text.ts';
import type { PanelActions } from './state.ts';

/** A file that the dossier names. */
export interface EvidenceFile {
  readonly record: string;
  readonly name: string;
  readonly hash: string;
  /** What it is; empty where nobody has said. */
  readonly purpose: string;
  readonly bytes: number;
  readonly at: string;
}

interface Props extends Pick<PanelActions, 'onAttach' | 'onSaveFile' | 'onRemoveFile' | 'onEdit'> {
  readonly facts: readonly Fact[];
  readonly waiting: readonly WaitingFile[];
  /** What went wrong with a file last; null when nothing did. */
  readonly problem: string | null;
  readonly text: Text;
}

/** Files that prove something, such as the register's certificate: kept by the daemon, named in the dossier. */
export function Evidence({ facts, waiting, problem, text, onAttach, onSaveFile, onRemoveFile, onEdit }: Props) {
  return (
    <details open class="section">
      <summary>{text('section.evidence')}</summary>
      <div class="fields">
        {filesIn(facts).map((file) => {
          const row = waiting.find(({ hash }) => hash === file.hash);
          return (
            <div key={file.record} class="card stack" data-file={file.hash} data-kept={row === undefined}>
              <p>{file.name}</p>
              <p class="soft small">
                {sizeOf(file.bytes)} · {standing(row, text)}
              </p>
              <label class="small">
                {text('field.evidence.purpose')}{' '}
                <select
                  name={pathOf('evidence.purpose', file.record)}
                  value={file.purpose}
                  onChange={({ currentTarget }) => onEdit(pathOf('evidence.purpose', file.record), currentTarget.value)}
                >
                  <option value="">{text('ui.choose')}</option>
                  {fieldOf('evidence.purpose').options.map((option) => (
                    <option key={option} value={option}>
                      {shownValue('evidence.purpose', option, text)}
                    </option>
                  ))}
                </select>
              </label>
              <div class="row">
                <button class="inline" name="save-file" onClick={() => onSaveFile(file)}>
                  {text('ui.save-file')}
                </button>
                <button
                  class="inline"
                  name="remove-file"
                  aria-label={`${text('ui.remove')}: ${file.name}`}
                  onClick={() => onRemoveFile(file)}
                >
                  {text('ui.remove')}
                </button>
              </div>
            </div>
          );
        })}
        {problem === null ? null : (
          <p class="error small" role="alert">
            {textOr(text, `file-problem.${problem}`, text('file-problem.file-not-kept'))}
          </p>
        )}
        <label class="file">
          <span>+ {text('ui.attach')}</span>
          <input
            type="file"
            name="attach"
            onChange={({ currentTarget }) => {
              const [file] = currentTarget.files ?? [];
              if (file !== undefined) onAttach(file);
              currentTarget.value = '';
            }}
          />
        </label>
        <p class="soft small">{text('ui.attach-hint')}</p>
      </div>
    </details>
  );
}

/** The files in the order in which they were attached. */
export function filesIn(facts: readonly Fact[]): readonly EvidenceFile[] {
  const entered = new Map(facts.map((fact) => [factKey(fact.path, fact.source), fact]));
  return facts
    .flatMap(({ path, source, value, at }): readonly EvidenceFile[] => {
      const place = parsePath(path);
      if (place?.section !== 'evidence' || place.name !== 'hash' || value === null || source !== 'entered') return [];
      const said = (key: 'evidence.name' | 'evidence.size' | 'evidence.purpose') =>
        entered.get(factKey(pathOf(key, place.record), 'entered'))?.value ?? null;
      const name = said('evidence.name') ?? value;
      const purpose = said('evidence.purpose') ?? '';
      return [
        { record: place.record ?? '', name, purpose, hash: value, bytes: Number(said('evidence.size') ?? 0), at },
      ];
    })
    .toSorted((a, b) => a.at.localeCompare(b.at));
}

function standing(row: WaitingFile | undefined, text: Text): string {
  if (row === undefined) return text('ui.file-kept');
  return row.problem === null ? text('ui.file-waiting') : textOr(text, `file-problem.${row.problem}`, row.problem);
}

function sizeOf(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1_000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
