import { expect, test } from 'vitest';
import { ATTACKS } from './index.ts';
import { runAttack } from './lib/run.ts';

test.each(ATTACKS.filter(({ quick }) => quick > 0))(
  '$name ($threat): nothing gets through, nothing falls',
  async (attack) => {
    const { tried, gotThrough, crashes } = await runAttack(attack, attack.quick);
    expect({ gotThrough, crashes }).toEqual({ gotThrough: [], crashes: [] });
    expect(tried).toBeGreaterThan(0);
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
