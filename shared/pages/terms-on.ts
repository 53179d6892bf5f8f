import { termsIn } from '../reference/glossary.ts';
import type { Role, Snapshot } from './snapshot.ts';

/** What names things; not what people wrote, nor the running text. */
const NAMING: ReadonlySet<Role> = new Set(['heading', 'term', 'button', 'columnheader', 'tab', 'link']);

/** The glossary's terms among a page's labels, each once, in reading order. */
export function termsOn({ nodes }: Snapshot): readonly string[] {
  const names = nodes.filter(({ role }) => NAMING.has(role)).map(({ name }) => name);
  return [...new Set(names.flatMap((name) => termsIn(name).map(({ id }) => id)))];
}
