import { expect, test } from 'vitest';
import { portsToTry } from '../../../extension/background/dial.ts';

const USUAL = [47615, 47616, 47617, 47618, 47619];

test.each<[string, string | undefined, string | null, readonly number[]]>([
  ['the usual ones', undefined, null, USUAL],
  ['the usual ones when the user took their own away', '', null, USUAL],
  ['first where it answered last', undefined, '127.0.0.1:47617', [47617, 47615, 47616, 47618, 47619]],
  ['only the one the user set', '50000', null, [50000]],
  ['only that one, wherever it answered last', '50000', '127.0.0.1:47617', [50000]],
  ['the usual ones when it answered on the user’s former one', '', '127.0.0.1:50000', USUAL],
  ['the usual ones for what cannot be a port', '70000', null, USUAL],
  ['the usual ones for a word', 'port', null, USUAL],
  ['the usual ones for part of one', '47615.5', null, USUAL],
])('looks at %s', (_name, set, endpoint, ports) => {
  expect(portsToTry(set, endpoint)).toEqual(ports);
});
