import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { BROWSERS, until } from './harness.ts';
import { freePort } from './world.ts';

const ROOT = resolve(import.meta.dirname, '../..');

const listens = async (port: number) =>
  new Promise<boolean>((done) => {
    const socket = connect(port, '127.0.0.1', () => done(true));
    socket.on('error', () => done(false));
  });
const temporary = () => readdirSync(tmpdir()).filter((name) => /^countersign-[A-Za-z0-9]{6}$/.test(name));

function npmStart(...args: readonly string[]) {
  // Vitest's own variable would turn the build into a test configuration.
  const { VITEST: _vitest, DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
  const child = spawn(process.execPath, ['scripts/bootstrap.mjs', 'scripts/start.ts', ...args], { cwd: ROOT, env });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  const ended = new Promise<number | null>((done) => child.once('exit', done));
  return { child, ended, output: () => output };
}

test.each([...BROWSERS.map((name) => [name, 'Browser:'] as const), ['none', 'by hand'] as const])(
  'npm start with %s says where everything is, and Ctrl-C leaves nothing behind',
  async (browser, said) => {
    const before = temporary();
    const port = await freePort();
    const { child, ended, output } = npmStart('--browser', browser, '--headless', '--port', String(port));
    await until(async () => output().includes('Ctrl-C to stop'), `npm start is up; it said: ${output()}`, 60_000).catch(
      (problem: unknown) => {
        throw new Error(`${String(problem)}\n${output()}`);
      },
    );
    expect(output()).toContain(said);
    expect(output()).toMatch(/Pairing code: +([0-9A-Z]{4}-){3}[0-9A-Z]{4}/);
    expect(output()).toContain('https://partner.microsoft.com/practice');
    expect(output()).toMatch(/Rehearse: .*side panel.*Begin/);
    expect(await listens(port)).toBe(true);
    const folder = temporary().find((name) => !before.includes(name));
    child.kill('SIGINT');
    expect(await ended).toBe(0);
    expect(await listens(port)).toBe(false);
    expect(temporary()).toEqual(before);
    expect(existsSync(`${tmpdir()}/${folder}`)).toBe(false);
    const processes = execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' });
    expect(processes).not.toContain(`${folder}`);
  },
);

test('where there is no display, one line says so and what to do, and the rest keeps serving', async () => {
  const { child, ended, output } = npmStart('--port', String(await freePort()));
  await until(async () => output().includes('Ctrl-C to stop'), 'npm start is up', 60_000);
  expect(output()).toMatch(/No display was found.*dist\/chromium.*dist\/firefox/);
  child.kill('SIGINT');
  expect(await ended).toBe(0);
});

test('a choice that does not exist is named', async () => {
  const { ended, output } = npmStart('--browser', 'lynx');
  expect(await ended).toBe(2);
  expect(output()).toContain('no browser lynx');
});
