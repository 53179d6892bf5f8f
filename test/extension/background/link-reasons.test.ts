import { createServer } from 'node:http';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { browserDial, looksLikeDaemon } from '../../../extension/background/dial.ts';
import type { LinkState } from '../../../extension/messages.ts';
import { en } from '../../../shared/locales/en.ts';
import { ja } from '../../../shared/locales/ja.ts';
import { endpointOf } from '../../../shared/protocol/address.ts';
import { run, startTestDaemon } from '../../daemon/harness.ts';
import { nodeDial, person } from './person.ts';

type Person = Awaited<ReturnType<typeof person>>;

const last = ({ states }: Person): LinkState | undefined => states.at(-1);

/** Whether a state says when it is tried next, and that is soon. */
function triesSoon(state: LinkState | undefined): boolean {
  const wait = Date.parse(state?.nextTry ?? '') - Date.now();
  return wait > -1_000 && wait <= 30_000;
}

async function webServer(port: number): Promise<void> {
  const server = createServer((_request, response) => response.end('hello'));
  await new Promise<void>((up) => server.listen(port, '127.0.0.1', up));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
}

describe('each reason is told apart, and says when it is tried next', () => {
  test('nothing was paired yet: nothing is tried', async () => {
    const ann = await person(1);
    ann.link.wake();
    await ann.reaches('not-paired');
    expect(last(ann)).toEqual({ state: 'not-paired' });
  });

  test('the daemon is not running; when it is again, it is found, and at once when asked to', async () => {
    const daemon = await startTestDaemon();
    const ann = await person(daemon.port);
    await ann.pair(daemon.code);
    await daemon.end();
    ann.link.wake();
    await ann.reaches('daemon-not-running');
    expect(triesSoon(last(ann))).toBe(true);
    // The waits grow, and never beyond half a minute.
    await vi.waitFor(
      () => expect(ann.states.filter(({ state }) => state === 'daemon-not-running').length).toBeGreaterThan(2),
      8_000,
    );
    const waits = ann.states.flatMap(({ nextTry }) => (nextTry === undefined ? [] : [Date.parse(nextTry)]));
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    await startTestDaemon(daemon.data, daemon.port);
    ann.link.wake();
    await ann.reaches('connected');
    expect(last(ann)).not.toHaveProperty('nextTry');
  }, 30_000);

  test('another program took the port while the daemon was away', async () => {
    const daemon = await startTestDaemon();
    const ann = await person(daemon.port);
    await ann.pair(daemon.code);
    await daemon.end();
    await webServer(daemon.port);
    ann.link.wake();
    await ann.reaches('other-program');
    expect(last(ann)).toMatchObject({ endpoint: endpointOf(daemon.port) });
    expect(triesSoon(last(ann))).toBe(true);
  });

  test('the pairing was taken back while we were away', async () => {
    const daemon = await startTestDaemon();
    const ann = await person(daemon.port);
    await ann.pair(daemon.code);
    const kid = (await ann.database.pairings.get('daemon'))?.kid ?? '';
    await run('unpair', kid, '--data', daemon.data);
    ann.link.wake();
    await ann.reaches('revoked');
    expect(triesSoon(last(ann))).toBe(true);
  });

  test('the pairing was taken back while we were connected: it is not tried again by itself', async () => {
    const daemon = await startTestDaemon();
    const ann = await person(daemon.port);
    await ann.pair(daemon.code);
    ann.link.wake();
    await ann.reaches('connected');
    const kid = (await ann.database.pairings.get('daemon'))?.kid ?? '';
    const began = performance.now();
    await run('unpair', kid, '--data', daemon.data);
    await ann.reaches('revoked');
    expect(last(ann)).toEqual({ state: 'revoked' });
    expect(performance.now() - began).toBeLessThan(3_000); // Most of it is the command's own start.
  });

  test('unpaired here, the daemon has no session of ours a second later', async () => {
    const daemon = await startTestDaemon();
    const ann = await person(daemon.port);
    await ann.pair(daemon.code);
    ann.link.wake();
    await ann.reaches('connected');
    await ann.database.pairings.clear();
    ann.link.restart();
    await vi.waitFor(
      async () => expect((await run('status', '--data', daemon.data)).output).toContain('"sessions":0'),
      1_000,
    );
    await ann.reaches('not-paired');
  });

  test('the browser keeps us from this machine', async () => {
    const daemon = await startTestDaemon();
    const ann = await person(daemon.port);
    await ann.pair(daemon.code);
    const ben = await person(daemon.port, {
      dial: { ...nodeDial, open: async () => null, answers: async () => 'nobody', isBlocked: async () => true },
    });
    const row = await ann.database.pairings.get('daemon');
    if (row !== undefined) await ben.database.pairings.put(row);
    ben.link.wake();
    await ben.reaches('blocked');
    expect(triesSoon(last(ben))).toBe(true);
  });
});

describe('who answers plain HTTP', () => {
  const dial = browserDial(async () => true);

  test('a daemon, another program, nobody', async () => {
    const daemon = await startTestDaemon();
    expect(await dial.answers(daemon.port)).toBe('daemon');
    await daemon.end();
    expect(await dial.answers(daemon.port)).toBe('nobody');
    await webServer(daemon.port);
    expect(await dial.answers(daemon.port)).toBe('other');
  });

  test.each([
    [200, 'same-origin', false],
    [404, 'cross-origin', false],
    [404, null, false],
    [404, 'same-origin', true],
  ])('%i with %s', (status, policy, expected) => {
    const headers = new Headers(policy === null ? {} : { 'Cross-Origin-Resource-Policy': policy });
    expect(looksLikeDaemon({ status, headers })).toBe(expected);
  });

  test('the right to reach 127.0.0.1 is what keeps the rule for local networks away', async () => {
    expect(await dial.isBlocked()).toBe(false);
    expect(await browserDial(async () => false).isBlocked()).toBe(true);
  });
});

test.each(['not-paired', 'daemon-not-running', 'blocked', 'other-program', 'revoked', 'version-skew'] as const)(
  '%s has one thing to do, in both languages',
  (state) => {
    for (const words of [en, ja]) {
      expect(words[`link.${state}`]).not.toBe('');
      expect(words[`link.${state}.do`].length).toBeGreaterThan(5);
    }
  },
);
