import { afterAll, expect, test } from 'vitest';
import { ATTACKS, BROWSER_ATTACKS } from './index.ts';
import { report } from './lib/report.ts';
import { runAttack } from './lib/run.ts';

const table = report();
afterAll(() => console.log(table.text()));

/** What takes seconds; the floods, and what needs browsers, are for `npm run test:attack`. */
const isShort = (attack: (typeof ATTACKS)[number]) => attack.quick > 0 && !BROWSER_ATTACKS.includes(attack);

for (const attack of ATTACKS.filter(isShort)) {
  const lack = attack.lacks?.() ?? null;
  const end = lack === null ? 'nothing gets through, nothing falls' : `not tried: ${lack}`;
  test(`${attack.name} (${attack.threat}): ${end}`, async ({ skip }) => {
    if (lack !== null) table.addUntried(attack, lack);
    skip(lack !== null, lack ?? '');
    const figures = await runAttack(attack, attack.quick);
    table.add(figures);
    expect({ gotThrough: figures.gotThrough, crashes: figures.crashes }).toEqual({ gotThrough: [], crashes: [] });
    expect(figures.tried).toBeGreaterThan(0);
  });
}

test('attacks have names of their own, and each row of the threat table that can be tried here has one', () => {
  const names = ATTACKS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  const tried = new Set(ATTACKS.flatMap(({ threat }) => threat.split(' ')));
  const numbers = [...Array.from({ length: 37 }, (_, at) => at + 1), 47, 53, 60];
  const rows = numbers.map((it) => `T${String(it).padStart(2, '0')}`);
  expect(rows.filter((row) => !tried.has(row))).toEqual([]);
});
