import type { ComponentChild } from 'preact';
import { type Fact, factKey } from '../../shared/dossier/fact.ts';
import { type FieldKey, pathOf } from '../../shared/fields/path.ts';
import type { MessageKey } from '../../shared/locales/index.ts';
import type { Text } from '../ui/text.ts';
import type { Collection } from './records.ts';
import type { PanelActions } from './state.ts';

/** By what a record is called, and the words for adding one. */
const WORDS: Readonly<
  Record<
    Collection,
    { readonly name: FieldKey; readonly add: MessageKey; readonly fresh: MessageKey; readonly id: string }
  >
> = {
  partnerId: { name: 'partnerId.number', add: 'ui.add-partner-id', fresh: 'ui.partner-id-new', id: 'add-partner-id' },
  distributor: {
    name: 'distributor.name',
    add: 'ui.add-distributor',
    fresh: 'ui.new-distributor',
    id: 'add-distributor',
  },
  person: { name: 'person.name', add: 'ui.add-person', fresh: 'ui.new-person', id: 'add-person' },
};

interface Props extends Pick<PanelActions, 'onAdd' | 'onRemove'> {
  readonly section: Collection;
  readonly records: readonly string[];
  readonly facts: ReadonlyMap<string, Fact>;
  readonly draw: (section: string, record: string) => ComponentChild;
  readonly text: Text;
}

/** The records of a section, each with its fields, and a way to add one. */
export function RecordList({ section, records, facts, draw, text, onAdd, onRemove }: Props) {
  const { name, add, fresh, id } = WORDS[section];
  const called = (record: string) => {
    const said = (source: 'entered' | 'portal') => facts.get(factKey(pathOf(name, record), source))?.value ?? null;
    const known = said('entered') ?? said('portal');
    if (known === null) return text(fresh);
    return section === 'partnerId' ? text('ui.partner-id-number', { number: known }) : known;
  };
  return (
    <details open class="section" data-section={section}>
      <summary>{text(`section.${section}`)}</summary>
      <div class="fields">
        {records.map((record) => (
          <fieldset key={record} class="card fields" data-record={record}>
            <legend>{called(record)}</legend>
            {draw(section, record)}
            <div>
              <button
                class="inline"
                name="remove"
                aria-label={`${text('ui.remove')}: ${called(record)}`}
                onClick={() => onRemove(section, record)}
              >
                {text('ui.remove')}
              </button>
            </div>
          </fieldset>
        ))}
        <div>
          <button name={id} onClick={() => onAdd(section)}>
            + {text(add)}
          </button>
        </div>
      </div>
    </details>
  );
}
