import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { folderFiles } from '../../../daemon/files/folder.ts';
import { temporaryFolder } from '../harness.ts';

const DAY_MS = 86_400_000;
const BYTES = new TextEncoder().encode('certificate of all present matters');
const HASH = createHash('sha256').update(BYTES).digest('hex');

/** A folder of files whose clock is moved by hand, from the time at which the files are made. */
function aged() {
  const folder = temporaryFolder();
  let later = 0;
  return {
    files: folderFiles(folder, () => Date.now() + later),
    wait: (ms: number) => void (later += ms),
    names: () => readdirSync(folder),
  };
}

test('a file that nobody names goes after a day; one that is named stays (P57)', async () => {
  const { files, wait, names } = aged();
  await files.write(HASH, BYTES.length, 0, BYTES);
  wait(DAY_MS - 60_000);
  expect(await files.collect(new Set())).toBe(0);
  wait(2 * 60_000);
  expect(await files.collect(new Set([HASH]))).toBe(0);
  expect(names()).toEqual([HASH]);
  expect(await files.collect(new Set())).toBe(1);
  expect(names()).toEqual([]);
});

test('an offer of a file that is here begins its age anew, before a fact names it again (P57)', async () => {
  const { files, wait, names } = aged();
  await files.write(HASH, BYTES.length, 0, BYTES);
  wait(30 * DAY_MS);
  expect(await files.state(HASH, BYTES.length)).toBe(BYTES.length);
  expect(await files.collect(new Set())).toBe(0);
  expect(names()).toEqual([HASH]);
});

test('a part stays for a week, for who was cut off (P57)', async () => {
  const { files, wait, names } = aged();
  await files.write(HASH, BYTES.length, 0, BYTES.subarray(0, 5));
  wait(7 * DAY_MS - 60_000);
  expect(await files.collect(new Set())).toBe(0);
  expect(await files.state(HASH, BYTES.length)).toBe(5);
  wait(2 * 60_000);
  expect(await files.collect(new Set())).toBe(1);
  expect(names()).toEqual([]);
});

test('an offer and a collection at once: whoever comes first, what was told is there is there', async () => {
  for (let round = 0; round < 50; round++) {
    const { files, wait } = aged();
    await files.write(HASH, BYTES.length, 0, BYTES);
    wait(2 * DAY_MS);
    const [, have] = await Promise.all([files.collect(new Set()), files.state(HASH, BYTES.length)]);
    expect((await files.read(HASH, 0, 100))?.size ?? 0).toBe(have);
  }
});
