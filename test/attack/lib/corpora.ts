import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const PLACES = [process.env['COUNTERSIGN_CORPORA'], resolve(import.meta.dirname, '../../../../shared/corpora')];
const JSON_FILES = 'jsontestsuite/test_parsing';
const NAUGHTY = 'blns/blns.json';

/** Where a public corpus is, which is not part of the repository; null when it is not there. */
function placeOf(name: string): string | null {
  const paths = PLACES.flatMap((place) => (place === undefined ? [] : [join(place, name)]));
  return paths.find((path) => existsSync(path)) ?? null;
}

/** What to say when a corpus is not there; null when it is. */
function absence(name: string): string | null {
  if (placeOf(name) !== null) return null;
  return `${name} is absent: put it into ../shared/corpora, or set COUNTERSIGN_CORPORA`;
}

/** @throws Error when it is not there: what was not tried has not held */
function corpus(name: string): string {
  const path = placeOf(name);
  if (path === null) throw new Error(String(absence(name)));
  return path;
}

/** Why attacks with {@link jsonFiles} cannot be tried here; null when they can. */
export const lacksJsonFiles = () => absence(JSON_FILES);

/** The files of JSONTestSuite: `y_` are JSON, `n_` are not, `i_` may be either. */
export function jsonFiles(): readonly { readonly name: string; readonly bytes: Buffer }[] {
  const folder = corpus(JSON_FILES);
  return readdirSync(folder).map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
}

/** Why attacks with {@link naughtyStrings} cannot be tried here; null when they can. */
export const lacksNaughtyStrings = () => absence(NAUGHTY);

/** The Big List of Naughty Strings. */
export function naughtyStrings(): readonly string[] {
  return JSON.parse(readFileSync(corpus(NAUGHTY), 'utf8')) as readonly string[];
}
