import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { longKeyOf, newPairing, openPairings } from '../../daemon/pairings.ts';
import { pathsIn } from '../../daemon/paths.ts';
import { openSqlite } from '../../daemon/store/sqlite.ts';
import { CLI_ORIGIN } from '../../shared/protocol/address.ts';
import { connectKeys } from '../../shared/protocol/cs1.ts';
import { connectClient, newChange } from '../daemon/client.ts';
import { freePort } from './sync/server.ts';
import { median } from './sync/statistics.ts';

/** One daemon with very many dossiers beside one with few: what of it a person feels. */
const FEW = 10;
const OPENED = 50;
const MAIN = resolve(import.meta.dirname, '../../dist/daemon/main.js');
const HOME = resolve(import.meta.dirname, '../../test-results/bench');

const { values } = parseArgs({ options: { dossiers: { type: 'string' }, facts: { type: 'string' } } });
const facts = Number(values.facts ?? 300);

interface Figures {
  readonly startup: number;
  readonly memory: number;
  readonly list: number;
  readonly openAndEdit: number;
}

async function fill(data: string, dossiers: number): Promise<void> {
  const store = openSqlite(pathsIn(data).database);
  for (let made = 0; made < dossiers; made += 10) {
    const ids = Array.from({ length: Math.min(10, dossiers - made) }, () => randomUUID());
    for (const id of ids) await store.create(id);
    const named = (id: string) => newChange(`Contoso ${id}`, { path: 'company.legalName' });
    const others = () =>
      Array.from({ length: facts - 1 }, (_, at) => newChange(`value ${at}`, { path: `future.f${at}` }));
    await store.append(ids.map((dossier) => ({ dossier, changes: [named(dossier), ...others()] })));
  }
  await store.close();
}

async function measure(dossiers: number): Promise<Figures> {
  mkdirSync(HOME, { recursive: true });
  const data = mkdtempSync(join(HOME, 'many-'));
  const pairing = newPairing(randomBytes(16), randomBytes(32), CLI_ORIGIN, 'Bench', new Date());
  openPairings(pathsIn(data).pairing).add(pairing);
  await fill(data, dossiers);
  const port = await freePort();
  const began = performance.now();
  const daemon = spawn(process.execPath, [MAIN, 'start', '--data', data, '--port', String(port)], { stdio: 'pipe' });
  await new Promise<void>((up) => daemon.stdout.once('data', () => up()));
  const startup = performance.now() - began;
  const keys = await connectKeys(crypto.subtle, longKeyOf(pairing));
  const listing = performance.now();
  const client = await connectClient({ port }, { kid: pairing.kid, keys });
  const list = performance.now() - listing;
  client.say({ type: 'list' });
  const { dossiers: all } = await client.next('dossiers');
  const times: number[] = [];
  for (let at = 0; at < OPENED; at += 1) {
    const dossier = all[Math.floor((at * all.length) / OPENED)]?.id ?? '';
    const from = performance.now();
    client.say({ type: 'open', dossier, since: 0, hash: '' });
    await client.next('current');
    client.say({ type: 'push', dossier, changes: [newChange(`${at}`)] });
    await client.next('changes');
    times.push(performance.now() - from);
  }
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${daemon.pid}/status`, 'utf8'))?.[1];
  client.close();
  daemon.kill('SIGKILL');
  rmSync(data, { recursive: true, force: true });
  return { startup, memory: Number(kilobytes) / 1024, list, openAndEdit: median(times) };
}

const few = await measure(FEW);
const many = await measure(Number(values.dossiers ?? 10_000));
console.log(`${FEW} dossiers beside ${values.dossiers ?? 10_000}, of ${facts} facts each`);
for (const [name, unit] of [
  ['startup', 'ms'],
  ['memory', 'MB'],
  ['list', 'ms'],
  ['openAndEdit', 'ms'],
] as const) {
  const ratio = (many[name] / few[name]).toFixed(2);
  console.log(
    `${name.padEnd(12)} ${few[name].toFixed(1).padStart(9)} ${many[name].toFixed(1).padStart(9)} ${unit}  x ${ratio}`,
  );
}
