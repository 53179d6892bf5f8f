import { parseArgs } from 'node:util';
import { PORTS } from '../shared/protocol/address.ts';
import { ask } from './control.ts';
import { startDaemon } from './daemon.ts';
import { lineLog } from './log.ts';
import { type Paths, defaultFolder, pathsIn } from './paths.ts';
import { StartFailure } from './start-failure.ts';
import { openSqlite } from './store/sqlite.ts';
import { version } from './version.ts';

const HELP = `countersign: keeps the dossier on this machine

  countersign start [--data DIR] [--port N] [--pair]
                          run the daemon until Ctrl-C (also without a verb);
                          --pair shows a pairing code even if a browser is paired
  countersign pair        show a new pairing code for five minutes
  countersign status      tell where the daemon listens
  countersign clients     list the paired browsers
  countersign unpair KID  forget a paired browser and close its connections
  countersign verify      check every dossier's chain of hashes

  --data DIR   the data folder (default: ${defaultFolder(process.platform, process.env)})
  --port N     listen on this port only (default: the first free of ${PORTS[0]} to ${PORTS.at(-1)})
  --log        write log lines to standard error
  --help, --version`;

/** What the command line offers the rest of the process. */
export interface Terminal {
  print(line: string): void;
  printError(line: string): void;
  /** Resolves when the user or the system asks the process to end. */
  readonly stopped: Promise<void>;
}

/**
 * Runs one command.
 *
 * @returns the exit code: 0 done, 1 could not be done, 2 the command line is wrong
 */
export async function runCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const parsed = parse(args);
  if (typeof parsed === 'string') {
    terminal.printError(`${parsed}. See: countersign --help`);
    return 2;
  }
  const { values, positionals } = parsed;
  if (values.help) return done(terminal, HELP);
  if (values.version) return done(terminal, version());
  const paths = pathsIn(values.data ?? defaultFolder(process.platform, process.env));
  const [verb = 'start', ...rest] = positionals;
  switch (verb) {
    case 'start':
      return start(paths, values, terminal);
    case 'verify':
      return verify(paths, terminal);
    case 'pair':
    case 'status':
    case 'clients':
      return order(paths, { verb }, terminal);
    case 'unpair': {
      const [kid] = rest;
      if (kid === undefined) return wrong(terminal, 'unpair needs the KID that `countersign clients` shows');
      return order(paths, { verb, kid }, terminal);
    }
    default:
      return wrong(terminal, `There is no command ${verb}`);
  }
}

function parse(args: readonly string[]) {
  try {
    const parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        data: { type: 'string' },
        port: { type: 'string' },
        pair: { type: 'boolean' },
        log: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean', short: 'v' },
      },
    });
    const { port } = parsed.values;
    if (port !== undefined && !/^\d{1,5}$/.test(port)) return `--port takes a number, not ${port}`;
    return parsed;
  } catch (problem) {
    return problem instanceof Error ? problem.message : String(problem);
  }
}

async function start(
  paths: Paths,
  values: {
    readonly port?: string | undefined;
    readonly pair?: boolean | undefined;
    readonly log?: boolean | undefined;
  },
  terminal: Terminal,
): Promise<number> {
  const log = values.log ? lineLog(terminal.printError, () => new Date()) : () => {};
  const daemon = await startDaemon({
    paths,
    ports: values.port === undefined ? PORTS : [Number(values.port)],
    version: version(),
    log,
    // A label is another program's text: it must not steer the terminal.
    onPaired: (label, origin) => terminal.print(`Paired: ${label.replace(/\p{C}/gu, '?')} (${origin})`),
  });
  terminal.print(`Countersign ${version()} listens on ${daemon.endpoint}`);
  terminal.print(`Data folder: ${paths.folder}`);
  if (values.pair || !daemon.isPaired) terminal.print(`Pairing code (five minutes): ${daemon.pair()}`);
  await terminal.stopped;
  await daemon.stop();
  return 0;
}

async function verify({ database }: Paths, terminal: Terminal): Promise<number> {
  const store = openSqlite(database);
  let broken = 0;
  for (const { id, seq } of await store.dossiers()) {
    const fault = await store.verify(id);
    if (fault === null) terminal.print(`${id}: ${seq} entries, chain intact`);
    else
      terminal.printError(`${id}: entry ${fault.seq}: ${fault.problem}. Restore a backup; do not edit the database.`);
    if (fault !== null) broken += 1;
  }
  await store.close();
  return broken === 0 ? 0 : 1;
}

async function order(paths: Paths, given: Parameters<typeof ask>[1], terminal: Terminal): Promise<number> {
  const answer = await ask(paths.control, given);
  if (answer === null) {
    throw new StartFailure(`No daemon runs on ${paths.folder}. Start it: countersign start`);
  }
  const { code, clients, found, error } = answer;
  if (typeof error === 'string') throw new StartFailure(`The daemon could not do it: ${error}`);
  if (typeof code === 'string') terminal.print(`Pairing code (five minutes): ${code}`);
  else if (Array.isArray(clients)) clients.forEach((client) => terminal.print(JSON.stringify(client)));
  else if (found === false) return wrong(terminal, 'There is no such pairing; see: countersign clients');
  else terminal.print(JSON.stringify(answer));
  return 0;
}

function done(terminal: Terminal, text: string): number {
  terminal.print(text);
  return 0;
}

function wrong(terminal: Terminal, text: string): number {
  terminal.printError(text);
  return 2;
}
