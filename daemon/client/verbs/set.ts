import { userInfo } from 'node:os';
import type { ReplicaListener } from '../../../shared/client/memory-replica.ts';
import { changesFrom } from '../../../shared/dossier/changes-from.ts';
import { type FieldKey, fieldKeyOf, fieldOf } from '../../../shared/fields/path.ts';
import { message, messageOr } from '../../../shared/locales/index.ts';
import { type Change, SOURCES, type Source } from '../../../shared/protocol/change.ts';
import { type Result, ok, refused } from '../../../shared/result.ts';
import { type Guest, atVisit } from '../at-visit.ts';
import { type Command, failed, wrong } from '../command.ts';
import { fieldPath } from '../field-names.ts';
import { inTime } from '../visit.ts';

/** Sets a fact. Done when the daemon has it on disk. */
export async function set(command: Command): Promise<number> {
  const [path, value, ...more] = command.words;
  if (path === undefined || value === undefined || more.length > 0) {
    return wrong(
      command,
      'set needs a PATH and a VALUE; quote a value with blanks: countersign set company.city "Minato-ku"',
    );
  }
  if (value.trim() === '') return wrong(command, `The value is empty. To remove the fact: countersign remove ${path}`);
  return state(command, path, value);
}

/** Removes a fact. Done when the daemon has it on disk. */
export async function remove(command: Command): Promise<number> {
  const [path, ...more] = command.words;
  if (path === undefined || more.length > 0) return wrong(command, 'remove needs a PATH');
  return state(command, path, null);
}

async function state(command: Command, typed: string, value: string | null): Promise<number> {
  const path = fieldPath(typed);
  if (!path.ok) return wrong(command, path.detail ?? '');
  const given = command.options.source ?? 'entered';
  const source = SOURCES.find((it) => it === given);
  if (source === undefined) return wrong(command, `--source takes one of ${SOURCES.join(', ')}, not ${given}`);
  const outcome = outcomes();
  return atVisit(
    command,
    async (guest) => {
      const change = await changeFor(guest, path.value, source, value, authorOf(command));
      if (!change.ok) return failed(command, change.detail);
      if (change.value === null) return said(command, `${path.value} was so already.`);
      await guest.replica.enqueue([change.value]);
      guest.sync.wake();
      const end = await inTime(outcome.of(change.value.id), guest.over, guest.endpoint);
      if (!end.ok)
        return failed(
          command,
          `${end.detail ?? ''} Whether it took the change is seen with: countersign get ${path.value}`,
        );
      return end.value.ok
        ? said(command, `Saved as change ${end.value.value} of the dossier.`)
        : failed(command, end.value.detail);
    },
    { listener: outcome.listener },
  );
}

async function changeFor(
  { replica, device }: Guest,
  path: string,
  source: Source,
  value: string | null,
  author: string,
): Promise<Result<Change | null, 'invalid-value' | 'unknown-field'>> {
  const { facts, seq } = await replica.read();
  const stamp = { author, device, seen: seq, at: new Date().toISOString(), id: () => crypto.randomUUID() };
  const changes = changesFrom([{ path, source, value }], facts, stamp);
  if (changes.ok) return ok(changes.value[0] ?? null);
  return refused(changes.code, `${path}: ${inWords(fieldKeyOf(path), changes.detail?.split(': ')[1] ?? 'text')}`);
}

function inWords(key: FieldKey | null, error: string): string {
  const options = key === null ? [] : fieldOf(key).options;
  if (options.length > 0) return `${message('en', 'field-error.choice')} There are: ${options.join(', ')}`;
  return messageOr('en', `field-error.${error}`, message('en', 'field-error.text'));
}

function authorOf({ options }: Command): string {
  return (options.author ?? userInfo().username).trim().slice(0, 120) || 'me';
}

function said({ terminal, options }: Command, text: string): number {
  if (!options.json) terminal.print(text);
  return 0;
}

/** Hears what becomes of changes: their place, or why they were not taken. */
function outcomes() {
  const waiting = new Map<string, (end: Result<number, 'refused'>) => void>();
  const listener: ReplicaListener = {
    accepted: ({ seq, change }) => waiting.get(change.id)?.(ok(seq)),
    refused: ({ id, code, detail }) =>
      waiting.get(id)?.(refused('refused', `The daemon did not take it: ${code}: ${detail}`)),
  };
  const of = async (id: string) => new Promise<Result<number, 'refused'>>((resolve) => waiting.set(id, resolve));
  return { listener, of };
}
