/** What the command line offers the rest of the process. */
export interface Terminal {
  print(line: string): void;
  printError(line: string): void;
  /** Resolves when the user or the system asks the process to end. */
  readonly stopped: Promise<void>;
}
