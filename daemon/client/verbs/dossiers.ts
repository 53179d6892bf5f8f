import { atVisit } from '../at-visit.ts';
import type { Command } from '../command.ts';

/** Lists the dossiers: id, place in the log, name. */
export async function dossiers(command: Command): Promise<number> {
  const { terminal, options } = command;
  return atVisit(
    command,
    async ({ dossiers: all }) => {
      if (options.json) terminal.print(JSON.stringify(all));
      else
        for (const { id, name, isRehearsal, seq } of all) {
          const shown = name === '' ? '(no name yet)' : name;
          terminal.print(`${id}  ${seq}  ${shown}${isRehearsal ? ' (rehearsal)' : ''}`);
        }
      return 0;
    },
    { isAboutAll: true },
  );
}
