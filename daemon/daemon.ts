import { endpointOf } from '../shared/protocol/address.ts';
import { showPairingCode } from '../shared/protocol/pairing-code.ts';
import { type Order, listenForOrders } from './control.ts';
import { collectDaily } from './files/collect-daily.ts';
import { folderFiles } from './files/folder.ts';
import { hub } from './hub.ts';
import type { Log } from './log.ts';
import { pairingWindow } from './pairing-window.ts';
import { openPairings } from './pairings.ts';
import { type Paths, prepareFolder } from './paths.ts';
import { type Server, listen } from './server.ts';
import { StartFailure } from './start-failure.ts';
import { groupCommit } from './store/group-commit.ts';
import { openSqlite } from './store/sqlite.ts';

/** How a daemon is to run. */
export interface DaemonOptions {
  readonly paths: Paths;
  readonly ports: readonly number[];
  readonly version: string;
  readonly log: Log;
  onPaired(label: string, origin: string): void;
}

/** A running daemon. */
export interface Daemon {
  readonly endpoint: string;
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
export async function startDaemon({ paths, ports, version, log, onPaired }: DaemonOptions): Promise<Daemon> {
  process.umask(0o077);
  prepareFolder(paths);
  const pairings = openPairings(paths.pairing);
  const window = pairingWindow(crypto, () => performance.now());
  const pair = () => showPairingCode(window.open());
  let server: Server | null = null;

  const orders = await listenForOrders(paths.control, (order: Order) => {
    switch (order.verb) {
      case 'pair':
        return { code: pair(), endpoint: endpointOf(server?.port ?? 0) };
      case 'status':
        return { pid: process.pid, version, endpoint: endpointOf(server?.port ?? 0), sessions: server?.sessions ?? 0 };
      case 'clients':
        return { clients: pairings.all().map(({ kid, label, origin, created }) => ({ kid, label, origin, created })) };
      case 'unpair':
        server?.drop(order.kid);
        return { found: pairings.remove(order.kid) };
      default:
        return order satisfies never;
    }
  });
  if (orders === null) {
    throw new StartFailure(
      `A daemon already runs on ${paths.folder}. Use it (countersign status), or choose another folder with --data DIR.`,
    );
  }
  try {
    const store = openSqlite(paths.database);
    const files = folderFiles(paths.files);
    const followers = hub();
    const commit = groupCommit(store, followers.publish);
    const now = () => new Date();
    const context = { store, files, commit, hub: followers, version, crypto, pairings, window, log, now, onPaired };
    const listening = await listen(ports, context);
    server = listening;
    const collection = collectDaily(store, files, log);
    log('listening', { port: listening.port });
    return {
      endpoint: endpointOf(listening.port),
      isPaired: pairings.all().length > 0,
      pair,
      async stop() {
        orders.close();
        await listening.close();
        await commit.settled();
        await collection.stop();
        await store.close();
        log('stopped');
      },
    };
  } catch (problem) {
    orders.close();
    throw problem;
  }
}
