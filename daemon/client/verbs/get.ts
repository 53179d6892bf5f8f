import { atVisit } from '../at-visit.ts';
import { type Command, failed, wrong } from '../command.ts';
import { askedPath, isAskedFor } from '../field-names.ts';
import { factLines } from '../show.ts';

/** Prints the facts of a dossier, or those below a path. */
export async function get(command: Command): Promise<number> {
  const { words, options, terminal } = command;
  const [asked = null] = words;
  return atVisit(command, async ({ replica }) => {
    const { facts } = await replica.read();
    const found = facts
      .filter(({ path, value, rivals }) => isAskedFor(path, asked) && (value !== null || rivals.length > 0))
      .toSorted((a, b) => a.path.localeCompare(b.path) || a.source.localeCompare(b.source));
    if (options.json) terminal.print(JSON.stringify(found));
    else for (const line of found.flatMap(factLines)) terminal.print(line);
    if (asked === null || found.length > 0) return 0;
    const known = askedPath(asked);
    return known.ok
      ? failed(command, `Nothing is known of ${asked} in this dossier.`)
      : wrong(command, known.detail ?? '');
  });
}
