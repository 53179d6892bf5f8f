import * as fc from 'fast-check';
import { within } from '../../extension/background/within.ts';
import type { ClientPairing } from '../../shared/client/connect.ts';
import { type Attack, inParallel, tally } from './lib/attack.ts';
import { PATIENCE_MS, type Session, session } from './lib/client.ts';
import { goodChange } from './messages.ts';

type Json = Readonly<Record<string, unknown>>;

/** How many good messages go before the hostile one of a connection. */
const GOOD_BEFORE = 19;

const uuid = fc.uuid({ version: 4 });
const text = (maxLength: number, minLength = 0) => fc.string({ unit: 'binary', minLength, maxLength });
const at = fc
  .date({ noInvalidDate: true, min: new Date(0), max: new Date('9999-01-01') })
  .map((it) => it.toISOString());

const change = fc.record(
  {
    id: uuid,
    path: fc.stringMatching(/^[a-z][A-Za-z]{0,20}(:[A-Za-z0-9-]{1,20})?\.[a-z][A-Za-z0-9]{0,20}$/),
    source: fc.constantFrom('entered', 'portal', 'directory', 'mail', 'import'),
    value: fc.option(text(200)),
    raw: text(50),
    seen: fc.nat(),
    at,
    author: text(40, 1),
    device: uuid,
  },
  { requiredKeys: ['id', 'path', 'source', 'value', 'seen', 'at', 'author', 'device'] },
);

/** Messages that keep to the protocol, of any content. */
const good = (dossier: string): fc.Arbitrary<Json> =>
  fc.oneof(
    fc.record({ type: fc.constant('list') }),
    fc.record({ type: fc.constant('pong') }),
    fc.record({
      type: fc.constant('open'),
      dossier: fc.oneof(fc.constant(dossier), uuid),
      since: fc.nat(),
      hash: fc.constant(''),
    }),
    fc.record({
      type: fc.constant('history'),
      dossier: fc.constant(dossier),
      before: fc.integer({ min: 1, max: 1e9 }),
      limit: fc.integer({ min: 1, max: 500 }),
    }),
    fc.record({
      type: fc.constant('push'),
      dossier: fc.oneof(fc.constant(dossier), uuid),
      changes: fc.array(change, { minLength: 1, maxLength: 3 }),
    }),
  );

const junk = fc.oneof(
  fc.anything({ withNullPrototype: false, maxDepth: 3 }).filter((it) => JSON.stringify(it) !== undefined),
  fc.constantFrom(null, -1, 1.5, 1e308, '', [], {}, '__proto__', 'constructor', true, 2 ** 53, -0, [[]], {
    toString: 1,
  }),
);

/** What breaks a message, whatever it was: each leaves something that the protocol does not have. */
const breakage = fc.oneof(
  fc.record({ how: fc.constantFrom('extra', 'missing', 'type', 'wrap', 'deep', 'nested', 'proto'), with: junk }),
  fc.record({ how: fc.constant('bare'), with: junk }),
);

/** Puts a breakage into a message. The result is never one of the protocol. */
function broken(message: Json, { how, with: junk }: { readonly how: string; readonly with: unknown }): string {
  const key = Object.keys(message).at(-1) ?? 'type';
  switch (how) {
    case 'extra':
      return JSON.stringify({ ...message, n: 1, more: junk });
    case 'missing':
      return JSON.stringify({ ...message, n: 1, [key]: undefined });
    case 'type':
      return JSON.stringify({ ...message, n: 1, type: { is: junk } });
    case 'wrap':
      return JSON.stringify([message, junk]);
    case 'deep':
      return `${'['.repeat(5_000)}${']'.repeat(5_000)}`;
    case 'nested':
      return JSON.stringify({ ...message, n: 1, dossier: { dossier: junk }, changes: [[{ junk }]] });
    case 'proto':
      return `{"__proto__":{"type":"list"},${JSON.stringify({ ...message, n: 1 }).slice(1)}`;
    default:
      return JSON.stringify({ more: junk });
  }
}

/** Sends good messages, of which each must be taken, and then one that must not. */
async function oneRound(come: Session, before: readonly Json[], last: string): Promise<string | null> {
  for (const message of before) come.say(message);
  // An answer to this one tells that all before it were taken.
  come.say({ type: 'push', dossier: come.dossier, changes: [goodChange({ path: 'future.mark', value: 'mark' })] });
  for (;;) {
    const heard = await come.hear('changes');
    if (heard === null) return `a good message was refused (${come.wire.closeCode})`;
    if (JSON.stringify(heard).includes('"mark"')) break;
  }
  const count = before.length + 3;
  come.wire.send(last.replace('"n":1', `"n":${count}`));
  while ((await within(PATIENCE_MS, come.wire.receive(), null)) !== null);
  return come.wire.closeCode === 4400 ? null : `closed with ${come.wire.closeCode}: ${last.slice(0, 150)}`;
}

const generated: Attack = {
  name: 'generated messages',
  threat: 'T21',
  cases: 100_000,
  quick: 2_000,
  async run(lab, cases) {
    const figures = tally();
    const rounds = Math.ceil(cases / (GOOD_BEFORE + 1));
    const seed = Number(process.env['COUNTERSIGN_SEED'] ?? Date.now() % 2 ** 31);
    // Few at a time, and a new daemon for each, so that none of them spends its time on sending a long log.
    const batches = Array.from({ length: Math.ceil(rounds / 100) }, (_, batch) => batch);
    await inParallel(batches, 2, async (batch) => {
      const { port, pairings, end } = await lab.daemon();
      const pairing = pairings[0] as ClientPairing;
      const dossier = (await session(port, pairing))?.dossier ?? '';
      const arbitrary = fc.tuple(fc.array(good(dossier), { minLength: GOOD_BEFORE, maxLength: GOOD_BEFORE }), breakage);
      for (const [before, how] of fc.sample(arbitrary, { seed: seed + batch, numRuns: 100 })) {
        const come = await session(port, pairing);
        if (come === null) throw new Error('a paired browser is not let in');
        const fault = await oneRound(come, before, broken(before[0] ?? {}, how));
        for (const _ of before) figures.holds(true, '');
        figures.holds(fault === null, `seed ${seed + batch}: ${fault ?? ''}`);
        come.wire.close();
      }
      await end();
    });
    return figures;
  },
};

/** What fast-check comes up with. */
export const generatedAttacks: readonly Attack[] = [generated];
