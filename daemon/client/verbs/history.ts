import { atVisit } from '../at-visit.ts';
import { type Command, failed, wrong } from '../command.ts';
import { askedPath, isAskedFor } from '../field-names.ts';
import { type Row, changeLine, rowOf } from '../show.ts';
import { inTime } from '../visit.ts';

const PAGE = 500;
const USUAL = 20;

/** Prints accepted changes, newest first: those of a path, or of all. */
export async function history(command: Command): Promise<number> {
  const { words, options, terminal } = command;
  const [asked = null] = words;
  const limit = Number(options.limit ?? USUAL);
  if (!Number.isSafeInteger(limit) || limit < 1)
    return wrong(command, `--limit takes a number from 1, not ${options.limit}`);
  const known = asked === null ? null : askedPath(asked);
  if (known?.ok === false) return wrong(command, known.detail ?? '');
  return atVisit(command, async ({ replica, sync, dossier, over, endpoint }) => {
    const found: Row[] = [];
    let before = (await replica.read()).seq + 1;
    while (before > 1 && found.length < limit) {
      const page = await inTime(sync.history(dossier, before, PAGE), over, endpoint);
      if (!page.ok) return failed(command, page.detail);
      if (page.value === null) return failed(command, await over);
      for (const { seq, change } of page.value) if (isAskedFor(change.path, asked)) found.push(rowOf(change, seq));
      before = page.value.at(-1)?.seq ?? 1;
    }
    const shown = found.slice(0, limit);
    if (options.json) terminal.print(JSON.stringify(shown));
    else for (const row of shown) terminal.print(changeLine(row));
    return 0;
  });
}
