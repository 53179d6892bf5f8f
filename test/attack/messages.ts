import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { ClientPairing } from '../../shared/client/connect.ts';
import type { Change } from '../../shared/protocol/change.ts';
import { type Attack, type Tally, inParallel, spread, tally } from './lib/attack.ts';
import { type Session, dial, session } from './lib/client.ts';
import { jsonFiles, lacksJsonFiles, lacksNaughtyStrings, naughtyStrings } from './lib/corpora.ts';
import { frame, provenSocket, rawSocket } from './lib/frames.ts';
import type { Target } from './lib/lab.ts';

const DEVICE = '00000000-0000-4000-8000-00000000000a';

/** A change that a daemon takes, to any path it does not know, so that any value fits. */
export function goodChange(given: Partial<Change> = {}): Change {
  const at = '2026-11-22T00:00:00.000Z';
  const id = crypto.randomUUID();
  return {
    id,
    path: 'future.thing',
    source: 'entered',
    value: 'x',
    seen: 0,
    at,
    author: 'Ann',
    device: DEVICE,
    ...given,
  };
}

const first = ({ pairings }: Target) => pairings[0] as ClientPairing;

async function comeIn(target: Target): Promise<Session> {
  const come = await session(target.port, first(target));
  if (come === null) throw new Error('a paired browser is not let in');
  return come;
}

/** All that was stored. */
function stored({ data }: Target): readonly Change[] {
  const file = new DatabaseSync(join(data, 'dossiers.sqlite'), { readOnly: true });
  const rows = file.prepare('SELECT text FROM log ORDER BY seq').all();
  file.close();
  return rows.map(({ text }) => JSON.parse(String(text)) as Change);
}

const jsonTestSuite: Attack = {
  name: 'JSONTestSuite',
  threat: 'T21',
  cases: 318,
  quick: 318,
  lacks: lacksJsonFiles,
  async run(lab) {
    const figures = tally();
    const target = await lab.daemon();
    for (const { name, bytes } of jsonFiles()) {
      // Each as the first message, and as one of a proven connection. None of them is one of ours.
      const unproven = await rawSocket(target.port);
      unproven.send(frame(1, bytes));
      const early = await unproven.wire.receive();
      const proven = await provenSocket(target.port, first(target));
      proven.send(frame(1, bytes));
      const late = await proven.wire.receive();
      const codes = [unproven.wire.closeCode, proven.wire.closeCode];
      const isRefused = early === null && late === null && [4400, 4401, 1006, 1007].includes(codes[0] ?? 0);
      figures.holds(isRefused && [4400, 1007].includes(codes[1] ?? 0), `${name}: ${codes.join()} ${late ?? ''}`);
      unproven.tcp.destroy();
      proven.tcp.destroy();
    }
    figures.holds(stored(target).length === 0, 'something was stored');
    return figures;
  },
};

/** Every message a client may send, with a good value in every field. */
function goodMessages(dossier: string): readonly Record<string, unknown>[] {
  const hash = 'a'.repeat(64);
  return [
    { type: 'list' },
    { type: 'open', dossier, since: 0, hash: '' },
    { type: 'open', dossier, since: 1, hash },
    { type: 'history', dossier, before: 1, limit: 1 },
    { type: 'create', dossier },
    { type: 'file-offer', hash, size: 1 },
    { type: 'file-chunk', hash, size: 1, at: 0, bytes: 'AA' },
    { type: 'file-read', hash, at: 0 },
    { type: 'forget' },
    { type: 'pong' },
  ];
}

const HANDSHAKE = [
  { type: 'hello', v: 1, kid: 'A'.repeat(22), ne: 'A'.repeat(43) },
  { type: 'proof', me: 'A'.repeat(43) },
  { type: 'pair1', v: 1, ne: 'A'.repeat(43), pe: 'A'.repeat(87), label: 'x' },
  { type: 'pair3', me: 'A'.repeat(43) },
];

/** Fields that take any text, within their length. */
const FREE_TEXT: Readonly<Record<string, number>> = { value: 10_000, raw: 1_000, author: 120 };

/** A string in one field of one message of a proven connection: either it is refused, or it is kept as it is. */
async function sendNaughty(target: Target, figures: Tally, field: string, message: object, dossier: string) {
  const come = await comeIn(target);
  come.say(message);
  const heard = await come.hear('changes', 'refusal', 'file-refusal', 'dossiers', 'current', 'history', 'ready');
  const isRefused = heard === null ? come.wire.closeCode === 4400 : String(heard['type']).endsWith('refusal');
  figures.holds(isRefused, `${field} of ${dossier.slice(0, 4)}: ${JSON.stringify(message).slice(0, 120)}`);
  come.wire.close();
}

const naughty: Attack = {
  name: 'BLNS in every field',
  threat: 'T21 T47',
  cases: 515 * 24,
  quick: 24 * 24,
  lacks: lacksNaughtyStrings,
  async run(lab, cases) {
    const figures = tally();
    const target = await lab.daemon();
    const strings = spread(naughtyStrings(), Math.ceil(cases / 24));
    const { dossier, wire } = await comeIn(target);
    wire.close();
    await inParallel(strings, 4, async (text) => {
      for (const message of goodMessages(dossier)) {
        for (const field of Object.keys(message)) {
          if (typeof message[field] !== 'string' || (field === 'hash' && text === '')) continue;
          await sendNaughty(target, figures, field, { ...message, [field]: text }, dossier);
        }
      }
      for (const field of ['id', 'path', 'source', 'at', 'device']) {
        const changes = [{ ...goodChange(), [field]: text }];
        await sendNaughty(target, figures, field, { type: 'push', dossier, changes }, dossier);
      }
      await sendNaughty(target, figures, 'dossier', { type: 'push', dossier: text, changes: [goodChange()] }, dossier);
      for (const message of HANDSHAKE) await sayFirst(target, figures, message, text);
    });
    await keepFreeText(target, figures, strings);
    return figures;
  },
};

/** A string in one field of a handshake's message: it is never let in. */
async function sayFirst(target: Target, figures: Tally, message: Readonly<Record<string, unknown>>, text: string) {
  for (const field of Object.keys(message)) {
    if (typeof message[field] !== 'string') continue;
    const wire = await dial(target.port);
    wire?.send(JSON.stringify({ ...message, [field]: text }));
    figures.holds((await wire?.receive()) === null, `${field} of ${String(message['type'])}: ${text}`);
    wire?.close();
  }
}

/** In fields that take any text it comes back as it was sent, or is refused for its length. */
async function keepFreeText(target: Target, figures: Tally, strings: readonly string[]) {
  const wanted = new Map<string, Change>();
  for (const text of strings) {
    for (const [field, most] of Object.entries(FREE_TEXT)) {
      const change = goodChange({ [field]: text });
      const isTaken = text.length <= most && (field !== 'author' || text !== '');
      const come = await comeIn(target);
      come.say({ type: 'push', dossier: come.dossier, changes: [change] });
      const heard = await come.hear('changes', 'refusal');
      const echo = (heard?.['entries'] as readonly { readonly change: Change }[] | undefined)?.[0]?.change;
      const isRight = isTaken ? isDeepStrictEqual(echo, change) : come.wire.closeCode === 4400;
      if (isTaken) wanted.set(change.id, change);
      figures.holds(isRight, `${field}: ${text}`);
      come.wire.close();
    }
  }
  const kept = stored(target);
  const isSame = kept.length === wanted.size && kept.every((it) => isDeepStrictEqual(it, wanted.get(it.id)));
  figures.holds(isSame, `${kept.length} of ${wanted.size} are stored as they were sent`);
}

/** What can be tried with the texts of messages. */
export const messageAttacks: readonly Attack[] = [jsonTestSuite, naughty];
