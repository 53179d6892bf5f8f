import { memoryReplica } from '../../../shared/client/memory-replica.ts';
import type { Fact } from '../../../shared/dossier/fact.ts';
import { saidIn } from '../../../shared/dossier/put-back.ts';
import { type Command, failed, wrong } from '../command.ts';
import { type Row, changeLine, rowOf } from '../show.ts';
import { type Visit, visit } from '../visit.ts';

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

/** Prints every change as it arrives, until the user ends it; comes back by itself when the daemon does. */
export async function watch(command: Command): Promise<number> {
  const { paths, terminal, options } = command;
  const { stopped, printError: say } = terminal;
  const print = (row: Row) => terminal.print(options.json ? JSON.stringify(row) : changeLine(row));
  let isFirst = true;
  const replica = memoryReplica(
    {
      accepted: ({ seq, change }) => print(rowOf(change, seq)),
      replaced(facts, before) {
        if (!isFirst) newIn(facts, before).forEach(print);
        isFirst = false;
      },
    },
    options.dossier ?? null,
  );
  let isStopped = false;
  void stopped.then(() => (isStopped = true));
  const come = async () => visit({ paths, replica, wanted: options.dossier ?? null, say, stopped });

  const begun = await come();
  if (!begun.ok)
    return begun.code === 'which-dossier' ? wrong(command, begun.detail ?? '') : failed(command, begun.detail);
  let present: Visit = begun.value;
  say(`Watching dossier ${present.dossier} at ${present.endpoint}. End with Ctrl-C.`);
  for (;;) {
    const why = await present.over;
    if (isStopped) return 0;
    say(`${why} Trying to come back ...`);
    const back = await comeBack(come, stopped, () => isStopped);
    if (back === null) return 0;
    if (!back.ok) return failed(command, back.detail);
    present = back.value;
    say(`Connected again to ${present.endpoint}.`);
  }
}

/** Tries until the daemon is there. @returns null when the user ended it; a refusal when trying again is of no use */
async function comeBack(come: () => ReturnType<typeof visit>, stopped: Promise<void>, isStopped: () => boolean) {
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    await pause(wait, stopped);
    if (isStopped()) return null;
    const back = await come();
    if (back.ok || (back.code !== 'no-daemon' && back.code !== 'ended')) return back;
  }
}

async function pause(milliseconds: number, stopped: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const passed = new Promise<void>((resolve) => (timer = setTimeout(resolve, milliseconds)));
  await Promise.race([passed, stopped]);
  clearTimeout(timer);
}

/** What came meanwhile, of what is still said. */
function newIn(facts: readonly Fact[], before: readonly Fact[]): readonly Row[] {
  const known = new Set(saidIn(before).map(({ change }) => change));
  return facts
    .filter(({ change }) => !known.has(change))
    .map(({ rivals: _rivals, ...row }) => row)
    .toSorted((a, b) => a.seq - b.seq);
}
