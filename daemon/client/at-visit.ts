import { type ReplicaListener, memoryReplica } from '../../shared/client/memory-replica.ts';
import type { OwnReplica } from '../../shared/client/replica.ts';
import { type Command, failed, wrong } from './command.ts';
import { type Visit, visit } from './visit.ts';

/** A visit with the replica it keeps. */
export interface Guest extends Visit {
  readonly replica: OwnReplica;
}

/**
 * Does something at the daemon and leaves.
 *
 * @returns what `work` returns: the exit code; or that of the reason why there was no visit, which is told
 */
export async function atVisit(
  command: Command,
  work: (guest: Guest) => Promise<number>,
  { isAboutAll = false, listener = {} }: { readonly isAboutAll?: boolean; readonly listener?: ReplicaListener } = {},
): Promise<number> {
  const { paths, terminal, options } = command;
  const wanted = options.dossier ?? null;
  const replica = memoryReplica(listener, wanted);
  const { stopped, printError: say } = terminal;
  const begun = await visit({ paths, replica, wanted, isAboutAll, say, stopped });
  if (!begun.ok)
    return begun.code === 'which-dossier' ? wrong(command, begun.detail ?? '') : failed(command, begun.detail);
  try {
    return await work({ ...begun.value, replica });
  } finally {
    begun.value.close();
  }
}
