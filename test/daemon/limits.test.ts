import { expect, test } from 'vitest';
import { attempts } from '../../daemon/attempts.ts';
import { parseJson } from '../../daemon/json.ts';
import { waitingRoom } from '../../daemon/waiting-room.ts';

const times = (count: number) => Array.from({ length: count }, (_, at) => at);

test('a hundred of one key at once all get their turn, as long as they are right', async () => {
  const tries = attempts(() => 0);
  let running = 0;
  let most = 0;
  const ends = times(100).map(async () => {
    const end = await tries.begin('a');
    most = Math.max(most, ++running);
    await Promise.resolve();
    running -= 1;
    end?.(true);
    return end !== null;
  });
  expect((await Promise.all(ends)).every(Boolean)).toBe(true);
  expect(most).toBe(20);
});

test('twenty wrong ones of one key, and it waits; others do not; a twentieth of a minute earns one more', async () => {
  let now = 0;
  const tries = attempts(() => now);
  for (const _ of times(20)) (await tries.begin('a'))?.(false);
  expect(await tries.begin('a')).toBeNull();
  expect(await tries.begin('b')).not.toBeNull();
  now = 3_000;
  (await tries.begin('a'))?.(false);
  expect(await tries.begin('a')).toBeNull();
});

test('those who are under way count as wrong until they end', async () => {
  const tries = attempts(() => 0);
  const first = await Promise.all(times(20).map(async () => tries.begin('a')));
  const late = tries.begin('a');
  for (const end of first) end?.(false);
  expect(await late).toBeNull();
});

test('a full room sends the oldest away, and nobody who has left', () => {
  const away: string[] = [];
  const room = waitingRoom<string>(2, 60_000, (guest) => void away.push(guest));
  room.enter('a');
  room.enter('b');
  room.leave('a');
  room.enter('c');
  expect(away).toEqual([]);
  room.enter('d');
  expect(away).toEqual(['b']);
  for (const guest of ['c', 'd']) room.leave(guest);
});

test('a room sends away who stays too long', async () => {
  const away: string[] = [];
  const room = waitingRoom<string>(2, 10, (guest) => void away.push(guest));
  room.enter('a');
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(away).toEqual(['a']);
});

test.each<[string, boolean]>([
  [`${'['.repeat(16)}${']'.repeat(16)}`, true],
  [`${'['.repeat(17)}${']'.repeat(17)}`, false],
  [`{"a":"${'['.repeat(40)}"}`, true],
  [`{"a":"\\"${'{'.repeat(40)}"}`, true],
  [`{"a\\\\":${'{"b":'.repeat(16)}1${'}'.repeat(17)}`, false],
  [`[${'[],'.repeat(1_000)}[]]`, true],
])('%.30s is taken: %s', (text, expected) => {
  let isTaken = true;
  try {
    expect(parseJson(text)).toEqual(JSON.parse(text));
  } catch (problem) {
    isTaken = !(problem instanceof SyntaxError);
  }
  expect(isTaken).toBe(expected);
});
