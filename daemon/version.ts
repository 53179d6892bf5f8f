import { readFileSync } from 'node:fs';

declare const __VERSION__: string | undefined;

/** The daemon's version: built in, or read from package.json when run from its source. */
export function version(): string {
  if (typeof __VERSION__ !== 'undefined') return __VERSION__;
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
