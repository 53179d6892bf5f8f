import { atVisit } from '../at-visit.ts';
import { type Command, failed } from '../command.ts';
import { inTime } from '../visit.ts';

/** Makes a dossier, and prints its id when it is on disk. */
export async function newDossier(command: Command): Promise<number> {
  return atVisit(
    command,
    async ({ sync, over, endpoint }) => {
      const id = crypto.randomUUID();
      const made = await inTime(sync.create(id), over, endpoint);
      if (!made.ok) return failed(command, made.detail);
      if (made.value?.some((dossier) => dossier.id === id) !== true) return failed(command, await over);
      command.terminal.print(command.options.json ? JSON.stringify({ id }) : id);
      return 0;
    },
    { isAboutAll: true },
  );
}
