import { parseArgs } from 'node:util';
import { PORTS } from '../shared/protocol/address.ts';
import { SOURCES, uuid } from '../shared/protocol/change.ts';
import { VERBS } from './client/verbs/index.ts';
import { ask } from './control.ts';
import { startDaemon } from './daemon.ts';
import { lineLog } from './log.ts';
import { type Paths, defaultFolder, pathsIn, prepareFolder } from './paths.ts';
import { StartFailure } from './start-failure.ts';
import { copyFiles } from './files/copy.ts';
import { openFiles } from './files/open-files.ts';
import { copyStore } from './store/copy.ts';
import { openStore } from './store/open-store.ts';
import type { Terminal } from './terminal.ts';
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
  countersign copy --to ADDRESS
                          copy all dossiers from the data folder into the team's
                          database, and check them there
  countersign copy --from ADDRESS
                          copy them back into the data folder

  countersign dossiers                list the dossiers
  countersign new                     make a dossier and print its id
  countersign get [PATH]              print facts: all, a section's (company) or one (company.city)
  countersign set PATH VALUE          set a fact; done when it is on the daemon's disk
  countersign remove PATH             remove a fact
  countersign watch                   print every change as it arrives
  countersign attach FILE             keep a file as evidence, up to 20 MiB
  countersign fetch HASH FILE         write an evidence file to a new file
  countersign history [PATH]          print accepted changes, newest first

  --data DIR   the data folder (default: ${defaultFolder(process.platform, process.env)})
  --database ADDRESS
               keep the dossiers in a PostgreSQL database that a team shares, such as
               postgres://USER@HOST:5432/NAME (or the environment's COUNTERSIGN_DATABASE,
               where a password is not seen by others)
  --port N     listen on this port only (default: the first free of ${PORTS[0]} to ${PORTS.at(-1)})
  --dossier ID the dossier to use, when there are several
  --source S   who says so: ${SOURCES.join(', ')} (set, remove; default: entered)
  --author A   your name, as teammates see it (default: your account's name)
  --limit N    how many changes (history; default: 20)
  --json       print JSON: a list, or with watch a line for each change
  --log        write log lines to standard error
  --help, --version`;

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
      return verify(paths, databaseOf(values), terminal);
    case 'copy':
      return copy(paths, values, terminal);
    case 'pair':
    case 'status':
    case 'clients':
      return order(paths, { verb }, terminal);
    case 'unpair': {
      const [kid] = rest;
      if (kid === undefined) return wrong(terminal, 'unpair needs the KID that `countersign clients` shows');
      return order(paths, { verb, kid }, terminal);
    }
    default: {
      const run = VERBS.get(verb);
      if (run === undefined) return wrong(terminal, `There is no command ${verb}. See: countersign --help`);
      return run({ paths, terminal, options: values, words: rest });
    }
  }
}

function parse(args: readonly string[]) {
  try {
    const parsed = parseArgs({
      args: keyIdLast(args),
      allowPositionals: true,
      options: {
        data: { type: 'string' },
        port: { type: 'string' },
        database: { type: 'string' },
        to: { type: 'string' },
        from: { type: 'string' },
        pair: { type: 'boolean' },
        dossier: { type: 'string' },
        source: { type: 'string' },
        author: { type: 'string' },
        limit: { type: 'string' },
        json: { type: 'boolean' },
        log: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean', short: 'v' },
      },
    });
    const { port, dossier } = parsed.values;
    if (dossier !== undefined && !uuid.safeParse(dossier).success) {
      return `--dossier takes an id that \`countersign dossiers\` shows, not ${dossier}`;
    }
    if (port !== undefined && !/^\d{1,5}$/.test(port)) return `--port takes a number, not ${port}`;
    return parsed;
  } catch (problem) {
    return problem instanceof Error ? problem.message : String(problem);
  }
}

/** A key id may begin with a dash and is no option then. */
function keyIdLast(args: readonly string[]): string[] {
  const at = args.indexOf('unpair') + 1;
  const kid = at === 0 ? undefined : args[at];
  return kid === undefined || !/^-[\w-]{21}$/.test(kid) ? [...args] : [...args.toSpliced(at, 1), '--', kid];
}

async function start(
  paths: Paths,
  values: {
    readonly port?: string | undefined;
    readonly pair?: boolean | undefined;
    readonly log?: boolean | undefined;
    readonly database?: string | undefined;
  },
  terminal: Terminal,
): Promise<number> {
  const log = values.log ? lineLog(terminal.printError, () => new Date()) : () => {};
  const daemon = await startDaemon({
    paths,
    database: databaseOf(values),
    ports: values.port === undefined ? PORTS : [Number(values.port)],
    version: version(),
    log,
    // A label is another program's text: it must not steer the terminal.
    onPaired: (label, origin) => terminal.print(`Paired: ${label.replace(/\p{C}/gu, '?')} (${origin})`),
  });
  const isOpen = values.pair || !daemon.isPaired;
  // In one breath: whoever reads the first lines has all of them.
  terminal.print(
    [
      `Countersign ${version()} listens on ${daemon.endpoint}`,
      `Data folder: ${paths.folder}`,
      ...(daemon.database === paths.database ? [] : [`Database: ${daemon.database}`]),
      ...(isOpen ? [`Pairing code (five minutes): ${daemon.pair()}`] : []),
    ].join('\n'),
  );
  await terminal.stopped;
  await daemon.stop();
  return 0;
}

function databaseOf({ database }: { readonly database?: string | undefined }): string | null {
  return database ?? process.env['COUNTERSIGN_DATABASE'] ?? null;
}

async function copy(
  paths: Paths,
  { to, from }: { readonly to?: string | undefined; readonly from?: string | undefined },
  terminal: Terminal,
): Promise<number> {
  const address = to ?? from;
  if (address === undefined || (to !== undefined && from !== undefined)) {
    return wrong(terminal, "copy needs either --to ADDRESS or --from ADDRESS of the team's database");
  }
  if ((await ask(paths.control, { verb: 'status' })) !== null) {
    throw new StartFailure(`A daemon runs on ${paths.folder}. Stop it first, so that nothing changes meanwhile.`);
  }
  prepareFolder(paths);
  const file = await openStore(paths, null, to !== undefined);
  try {
    const team = await openStore(paths, address, from !== undefined);
    try {
      const [origin, target] = to === undefined ? [team, file] : [file, team];
      for (const { dossier, seq, added } of await copyStore(origin, target)) {
        terminal.print(`${dossier}: ${seq} entries, ${added} new, chain intact`);
      }
      const files = await copyFiles(openFiles(paths, origin), openFiles(paths, target), await origin.namedFiles());
      if (files.copied > 0) terminal.print(`evidence files: ${files.copied}, each checked`);
      for (const hash of files.missing) terminal.printError(`The origin has not got the file ${hash}; it stays named.`);
    } finally {
      await team.close();
    }
  } finally {
    await file.close();
  }
  return 0;
}

async function verify(paths: Paths, database: string | null, terminal: Terminal): Promise<number> {
  const store = await openStore(paths, database);
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
