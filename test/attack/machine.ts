import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { portsToTry } from '../../extension/background/dial.ts';
import type { ClientPairing } from '../../shared/client/connect.ts';
import { HOST, PORTS } from '../../shared/protocol/address.ts';
import { foldPairingCode } from '../../shared/protocol/pairing-code.ts';
import { pair } from '../../shared/client/connect.ts';
import { type Attack, tally } from './lib/attack.ts';
import { dial, meeting, session } from './lib/client.ts';
import { exchange, withHeader } from './lib/http.ts';
import { freePort } from './lib/lab.ts';
import { goodChange } from './messages.ts';
import { pause } from './lib/victim.ts';
import { MAIN } from '../daemon/main.ts';

const PLANTED = [
  'planted-label',
  'planted-value',
  'planted-author',
  'planted-raw',
  'planted-origin',
  'planted-query',
  'planted-cookie',
  'planted-path',
];

const secretsInLog: Attack = {
  name: 'secrets in the log',
  threat: 'T08',
  cases: 12,
  quick: 12,
  async run(lab) {
    const figures = tally();
    const target = await lab.daemon();
    const { port, pairings, data } = target;
    const long = (JSON.parse(readFileSync(join(data, 'pairing.json'), 'utf8')) as { pairings: { long: string }[] })
      .pairings;
    const shown = await target.pair();
    const wire = await dial(port);
    if (wire !== null) await pair(wire, meeting(port), foldPairingCode(shown) ?? '', 'planted-label');
    const come = await session(port, pairings[0] as ClientPairing);
    const change = goodChange({ value: 'planted-value', author: 'planted-author', raw: 'planted-raw' });
    come?.say({ type: 'push', dossier: come.dossier, changes: [change] });
    await come?.hear('changes');
    come?.say({ type: 'push', dossier: come.dossier, changes: [{ ...change, value: 'planted-value 2' }] });
    await come?.hear('refusal');
    come?.say({ type: 'push', dossier: 'planted-path', changes: [{ ...change, path: 'planted-path' }] });
    await come?.hear('refusal');
    await exchange(port, withHeader(port, 'Origin', 'https://planted-origin'));
    await exchange(port, 'GET /v1?token=planted-query HTTP/1.1\r\nCookie: planted-cookie\r\n\r\n');
    await exchange(port, 'planted-query planted-path\r\n\r\n');
    await pause(100);
    const log = target.errors();
    if (!log.includes('handshake-connected')) figures.holds(false, 'there is no log to look into');
    const secrets = [...PLANTED, ...long.map((it) => it.long), shown, foldPairingCode(shown) ?? '', change.id];
    for (const secret of secrets) figures.holds(!log.includes(secret), `the log has ${secret}`);
    const keys = new Set(
      log
        .trim()
        .split('\n')
        .flatMap((line) => Object.keys(JSON.parse(line) as object)),
    );
    const strange = [...keys].filter(
      (key) => !['at', 'event', 'session', 'kid', 'code', 'count', 'port'].includes(key),
    );
    figures.holds(strange.length === 0, `fields ${strange.join()}`);
    return figures;
  },
};

const twoDaemons: Attack = {
  name: 'two daemons on one folder',
  threat: 'T53',
  cases: 25,
  quick: 25,
  async run(lab) {
    const figures = tally();
    const data = join(lab.folder(), 'data');
    mkdirSync(data, { mode: 0o700 });
    const start = (port: number) => {
      const child = spawn(process.execPath, [MAIN, 'start', '--data', data, '--port', String(port)], {
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      lab.atEnd(() => child.kill('SIGKILL'));
      const ended = new Promise<'ended'>((resolve) => child.once('exit', () => resolve('ended')));
      const up = new Promise<'up'>((resolve) =>
        child.stdout.on('data', (text) => String(text).includes('listens') && resolve('up')),
      );
      return { child, ended, first: Promise.race([up, ended]) };
    };
    const ports = [];
    for (let at = 0; at < 20; at++) ports.push(await freePort());
    const all = ports.map(start);
    const states = await Promise.all(all.map(async ({ first }) => first));
    const running = all.filter((_, at) => states[at] === 'up');
    figures.holds(running.length === 1, `${running.length} of 20 run`);
    for (let at = 1; at < 20; at++) figures.holds(true, '');
    let owner = running[0];
    for (let at = 0; at < 5; at++) {
      owner?.child.kill('SIGKILL');
      await owner?.ended;
      const began = performance.now();
      owner = start(ports[0] ?? 0);
      const isUp = (await owner.first) === 'up';
      figures.holds(
        isUp && performance.now() - began < 2_000,
        `after a kill: ${(performance.now() - began).toFixed(0)} ms`,
      );
    }
    return figures;
  },
};

const leftBehind: Attack = {
  name: 'left behind',
  threat: 'T60',
  cases: 6,
  quick: 6,
  async run(lab) {
    const figures = tally();
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
      const target = await lab.daemon();
      await session(target.port, target.pairings[0] as ClientPairing);
      const gone = new Promise((resolve) => target.process.once('exit', resolve));
      target.process.kill(signal);
      await gone;
      const isHeard = await new Promise<boolean>((resolve) => {
        const socket = connect(target.port, HOST, () => resolve(true));
        socket.on('error', () => resolve(false));
      });
      figures.holds(!isHeard, `${signal}: something still listens`);
      figures.holds(!existsSync(join(target.data, 'control.sock')), `${signal}: its socket is left`);
    }
    return figures;
  },
};

const LURES = [
  '47615@evil.example',
  'evil.example',
  '127.0.0.1.evil.example:80',
  '80/../',
  '80#',
  '80?x',
  '//evil.example',
  '::1',
  '0x50',
  '1e3',
  '-1',
  '0',
  '65536',
  '99999999999',
  ' 80 ',
  '８０',
  '80\n',
  '80;81',
  'NaN',
  '[::1]:80',
  '80.5',
  '\u0000',
];

const lures: Attack = {
  name: 'lures to another endpoint',
  threat: 'T15',
  cases: LURES.length,
  quick: LURES.length,
  async run() {
    const figures = tally();
    for (const lure of LURES) {
      for (const [set, endpoint] of [
        [lure, null],
        [undefined, lure],
        ['', `${lure}:47615`],
      ] as const) {
        const hosts = portsToTry(set, endpoint).map((port) => new URL(`ws://${HOST}:${port}/v1`).hostname);
        const ports = portsToTry(set, endpoint).every((port) => Number.isInteger(port) && port > 0 && port < 65_536);
        const isHere = hosts.every((host) => host === HOST) && ports;
        figures.holds(
          isHere && (set === lure || portsToTry(set, endpoint).every((port) => PORTS.includes(port))),
          lure,
        );
      }
    }
    return figures;
  },
};

/** What can be tried by other programs and accounts of the machine. */
export const machineAttacks: readonly Attack[] = [secretsInLog, twoDaemons, leftBehind, lures];
