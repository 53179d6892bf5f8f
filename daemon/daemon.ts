import { CLI_ORIGIN, endpointOf } from '../shared/protocol/address.ts';
import { showPairingCode } from '../shared/protocol/pairing-code.ts';
import { type Order, listenForOrders } from './control.ts';
import { collectDaily } from './files/collect-daily.ts';
import { openFiles } from './files/open-files.ts';
import { lockFolder } from './folder-lock.ts';
import { hub } from './hub.ts';
import type { Log } from './log.ts';
import { pairingWindow } from './pairing-window.ts';
import { openPairings } from './pairings.ts';
import { type Paths, prepareFolder } from './paths.ts';
import { type Server, listen } from './server.ts';
import { StartFailure } from './start-failure.ts';
import { groupCommit } from './store/group-commit.ts';
import { openStore } from './store/open-store.ts';
import type { Store } from './store/store.ts';

/** How a daemon is to run. */
export interface DaemonOptions {
  readonly paths: Paths;
  /** Address of the team's database; null for the file in the data folder. */
  readonly database: string | null;
  readonly ports: readonly number[];
  readonly version: string;
  readonly log: Log;
  onPaired(label: string, origin: string): void;
}

/** A running daemon. */
export interface Daemon {
  readonly endpoint: string;
  /** Where the dossiers are, for people. */
  readonly database: string;
  /** Whether a browser is paired. */
  readonly isPaired: boolean;
  /** Opens a pairing window. @returns the code as people read it */
  pair(): string;
  /** Writes what is under way, closes all sockets and files. */
  stop(): Promise<void>;
}

/**
 * Starts everything, in the order in which it can fail without leaving anything behind.
 *
 * @throws StartFailure or StoreFailure, saying what to do
 */
export async function startDaemon({ paths, database, ports, version, log, onPaired }: DaemonOptions): Promise<Daemon> {
  process.umask(0o077);
  prepareFolder(paths);
  const lock = lockFolder(paths.folder);
  if (lock === null) throw alreadyRuns(paths);
  const pairings = openPairings(paths.pairing);
  const windows = {
    shown: pairingWindow(crypto, () => performance.now()),
    own: pairingWindow(crypto, () => performance.now()),
  };
  const pair = () => showPairingCode(windows.shown.open());
  let server: Server | null = null;
  let home: Store | null = null;

  const orders = await listenForOrders(paths.control, (order: Order) => {
    switch (order.verb) {
      case 'pair':
        return { code: pair(), endpoint: endpointOf(server?.port ?? 0) };
      case 'pair-cli':
        return { code: windows.own.open(), endpoint: endpointOf(server?.port ?? 0) };
      case 'status':
        return {
          pid: process.pid,
          version,
          endpoint: endpointOf(server?.port ?? 0),
          sessions: server?.sessions ?? 0,
          database: home?.place ?? '',
          problem: home?.problem() ?? null,
        };
      case 'clients':
        return { clients: pairings.all().map(({ kid, label, origin, created }) => ({ kid, label, origin, created })) };
      case 'unpair':
        return { found: server === null ? pairings.remove(order.kid) : server.forget(order.kid) };
      default:
        return order satisfies never;
    }
  });
  if (orders === null) throw alreadyRuns(paths);
  try {
    const store = await openStore(paths, database);
    home = store;
    const files = openFiles(paths, store);
    const followers = hub(store.since);
    store.watch(followers);
    const commit = groupCommit(store, followers.publish);
    const now = () => new Date();
    const context = { store, files, commit, hub: followers, version, crypto, pairings, windows, log, now, onPaired };
    const listening = await listen(ports, context);
    server = listening;
    const collection = collectDaily(store, files, log);
    log('listening', { port: listening.port });
    return {
      endpoint: endpointOf(listening.port),
      database: store.place,
      isPaired: pairings.all().some(({ origin }) => origin !== CLI_ORIGIN),
      pair,
      async stop() {
        orders.close();
        await listening.close();
        await commit.settled();
        await collection.stop();
        await store.close();
        lock.release();
        log('stopped');
      },
    };
  } catch (problem) {
    orders.close();
    await home?.close();
    throw problem;
  }
}

function alreadyRuns({ folder }: Paths): StartFailure {
  return new StartFailure(
    `A daemon already runs on ${folder}. Use it (countersign status), or choose another folder with --data DIR.`,
  );
}
