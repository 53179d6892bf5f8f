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
        for (const { id, name, seq } of all) terminal.print(`${id}  ${seq}  ${name === '' ? '(no name yet)' : name}`);
      return 0;
    },
    { isAboutAll: true },
  );
}
