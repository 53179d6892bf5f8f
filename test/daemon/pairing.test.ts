import { describe, expect, test } from 'vitest';
import { WINDOW_MS, pairingWindow } from '../../daemon/pairing-window.ts';
import { connectClient, dial, pairClient } from './client.ts';
import { run, startTestDaemon } from './harness.ts';

const WRONG = '0000-0000-0000-0000';

describe('a pairing code', () => {
  test('pairs once, and what was paired connects', async () => {
    const daemon = await startTestDaemon();
    const pairing = await pairClient(daemon);
    expect((await connectClient(daemon, pairing)).dossier).toMatch(/^[0-9a-f-]{36}$/);
    await expect(pairClient(daemon)).rejects.toThrow('not-ours');
  });

  test('is void after five wrong proofs', async () => {
    const daemon = await startTestDaemon();
    for (let at = 0; at < 5; at++) await expect(pairClient(daemon, WRONG)).rejects.toThrow('wrong-code');
    await expect(pairClient(daemon)).rejects.toThrow('refused');
  });

  test('survives four wrong proofs', async () => {
    const daemon = await startTestDaemon();
    for (let at = 0; at < 4; at++) await expect(pairClient(daemon, WRONG)).rejects.toThrow('wrong-code');
    expect((await pairClient(daemon)).kid).toHaveLength(22);
  });

  test('lives five minutes of the monotonic clock, and the next one voids it', () => {
    let now = 0;
    const window = pairingWindow(crypto, () => now);
    const first = window.open();
    now = WINDOW_MS - 1;
    expect(window.take()).toBe(first);
    now = WINDOW_MS;
    expect([window.isOpen(), window.take(), window.use(first)]).toEqual([false, null, false]);
    const second = window.open();
    const third = window.open();
    expect([window.use(first), window.use(second), window.use(third), window.use(third)]).toEqual([
      false,
      false,
      true,
      false,
    ]);
  });
});

describe('a pairing', () => {
  test('of an unknown key id gets a challenge of the same shape, and no connection', async () => {
    const daemon = await startTestDaemon();
    const { keys } = await pairClient(daemon);
    await expect(connectClient(daemon, { kid: 'A'.repeat(22), keys })).rejects.toThrow('not-ours');
  });

  test('that is taken back closes its sockets at once and connects no more', async () => {
    const daemon = await startTestDaemon();
    const pairing = await pairClient(daemon);
    const client = await connectClient(daemon, pairing);
    expect((await run('unpair', pairing.kid, '--data', daemon.data)).code).toBe(0);
    expect(await client.wire.receive()).toBeNull();
    expect(client.wire.closeCode).toBe(4401);
    await expect(dial(daemon.port)).rejects.toThrow('refused');
    expect((await run('unpair', pairing.kid, '--data', daemon.data)).code).toBe(2);
  });
});

test('a key id that begins with a dash is a key id, and no option', async () => {
  const daemon = await startTestDaemon();
  const unpaired = await run('unpair', `-${'a'.repeat(21)}`, '--data', daemon.data);
  expect(unpaired).toEqual({ code: 2, output: 'There is no such pairing; see: countersign clients\n' });
});
