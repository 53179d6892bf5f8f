import { afterAll, expect, test } from 'vitest';
import { ATTACKS } from './index.ts';
import { report } from './lib/report.ts';
import { runAttack } from './lib/run.ts';

const table = report();
const all = ATTACKS.filter(({ quick }) => quick > 0).map((attack) => ({ ...attack, lack: attack.lacks?.() ?? null }));

afterAll(() => console.log(table.text()));

for (const attack of all.filter(({ lack }) => lack !== null)) {
  table.addUntried(attack, String(attack.lack));
  test.skip(`${attack.name} (${attack.threat}) is not tried: ${attack.lack}`, () => {});
}

test.each(all.filter(({ lack }) => lack === null))(
  '$name ($threat): nothing gets through, nothing falls',
  async (attack) => {
    const figures = await runAttack(attack, attack.quick);
    table.add(figures);
    expect({ gotThrough: figures.gotThrough, crashes: figures.crashes }).toEqual({ gotThrough: [], crashes: [] });
    expect(figures.tried).toBeGreaterThan(0);
  },
);

test('attacks have names of their own, and each row of the threat table that can be tried here has one', () => {
  const names = ATTACKS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  const tried = new Set(ATTACKS.flatMap(({ threat }) => threat.split(' ')));
  const rows = [
    '01',
    '02',
    '03',
    '04',
    '05',
    '06',
    '07',
    '08',
    '09',
    '10',
    '11',
    '12',
    '13',
    '14',
    '15',
    '16',
    '18',
    '19',
    '20',
    '21',
    '23',
    '24',
    '25',
    '26',
    '27',
    '53',
    '60',
  ];
  expect(rows.filter((row) => !tried.has(`T${row}`))).toEqual([]);
});
