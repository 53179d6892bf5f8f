import type { Paths } from '../paths.ts';
import type { Terminal } from '../terminal.ts';

/** What the user gave with a verb. */
export interface ClientOptions {
  readonly dossier?: string | undefined;
  readonly source?: string | undefined;
  readonly author?: string | undefined;
  readonly limit?: string | undefined;
  readonly json?: boolean | undefined;
}

/** A verb of the command line as a client of the daemon. */
export interface Command {
  readonly paths: Paths;
  readonly terminal: Terminal;
  readonly options: ClientOptions;
  readonly words: readonly string[];
}

/** Runs a verb. @returns the exit code: 0 done, 1 could not be done, 2 the command line is wrong */
export type Verb = (command: Command) => Promise<number>;

/** The command line is wrong. */
export function wrong({ terminal }: Command, text: string): number {
  terminal.printError(text);
  return 2;
}

/** It could not be done. */
export function failed({ terminal }: Command, text = ''): number {
  terminal.printError(text);
  return 1;
}
