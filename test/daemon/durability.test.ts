import { expect, test } from 'vitest';
import { connectClient, newChange, pairClient } from './client.ts';
import { run, startTestDaemon, temporaryFolder } from './harness.ts';

const ROUNDS = 6;

test(`killed under load ${ROUNDS} times, every acknowledged change is there, once, and the chain is intact`, async () => {
  const data = `${temporaryFolder()}/data`;
  let daemon = await startTestDaemon(data);
  const pairing = await pairClient(daemon);
  const acknowledged = new Set<string>();
  for (let round = 0; round < ROUNDS; round++) {
    const client = await connectClient(daemon, pairing);
    client.say({ type: 'open', dossier: client.dossier, since: 0, hash: '' });
    await client.next('current');
    const killer = setTimeout(() => daemon.process.kill('SIGKILL'), 20 + round * 17);
    try {
      for (;;) {
        client.say({
          type: 'push',
          dossier: client.dossier,
          changes: Array.from({ length: 20 }, () => newChange('x')),
        });
        const { entries } = await client.next('changes');
        for (const { change } of entries) acknowledged.add(change.id);
      }
    } catch {
      clearTimeout(killer);
    }
    await daemon.end();
    daemon = await startTestDaemon(data, daemon.port);
  }
  const client = await connectClient(daemon, pairing);
  const stored: string[] = [];
  let before = Number.MAX_SAFE_INTEGER;
  for (;;) {
    client.say({ type: 'history', dossier: client.dossier, before, limit: 500 });
    const { entries } = await client.next('history');
    if (entries.length === 0) break;
    stored.push(...entries.map(({ change }) => change.id));
    before = entries.at(-1)?.seq ?? 0;
  }
  expect(acknowledged.size).toBeGreaterThan(100);
  expect([...acknowledged].filter((id) => !stored.includes(id))).toEqual([]);
  expect(new Set(stored).size).toBe(stored.length);
  await daemon.end();
  expect(await run('verify', '--data', data)).toMatchObject({
    code: 0,
    output: expect.stringContaining('chain intact'),
  });
}, 60_000);
