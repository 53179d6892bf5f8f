import { table } from '../../../scripts/lib/table.ts';
import type { Attack } from './attack.ts';
import type { Figures } from './run.ts';

const HEAD = ['attack', 'threats', 'tried', 'got through', 'crashes', 'seconds'];

/** The table that ends every run of attacks. */
export function report(): {
  add(figures: Figures): void;
  /** An attack that could not be tried here, and why. */
  addUntried(attack: Pick<Attack, 'name' | 'threat'>, reason: string): void;
  text(): string;
} {
  const rows: (readonly string[])[] = [HEAD];
  return {
    add({ attack, threat, tried, gotThrough, crashes, seconds }) {
      const figures = [tried, gotThrough.length, crashes.length].map(String);
      rows.push([attack, threat, ...figures, seconds.toFixed(1)]);
    },
    addUntried: ({ name, threat }, reason) => void rows.push([name, threat, `not tried: ${reason}`]),
    text: () => table(rows, 2),
  };
}
