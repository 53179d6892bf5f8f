import { type MeetRefusal, connect } from '../../shared/client/connect.ts';
import { olderSide } from '../../shared/client/older.ts';
import { type Sync, synchronise } from '../../shared/client/sync.ts';
import type { DossierName, Replica } from '../../shared/client/replica.ts';
import type { Wire } from '../../shared/client/wire.ts';
import type { CryptoLike } from '../../shared/platform/web-crypto.ts';
import { endpointOf } from '../../shared/protocol/address.ts';
import { CLOSE } from '../../shared/protocol/close-codes.ts';
import { refused } from '../../shared/result.ts';
import type { LinkState } from '../messages.ts';
import type { PairingRow } from '../replica/database.ts';
import { type Dial, MEET_MS, portsToTry } from './dial.ts';
import { within } from './within.ts';

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
/** How long a daemon may take to forget a pairing before we go on without its word. */
const FORGET_MS = 1_000;

/** What a link works with. */
export interface LinkContext {
  readonly dial: Dial;
  readonly replica: Replica;
  readonly crypto: CryptoLike;
  readonly origin: string;
  /** This program's version, to be compared with the daemon's when they do not understand each other. */
  readonly version: string;
  pairing(): Promise<PairingRow | null>;
  port(): Promise<string | undefined>;
  onState(state: LinkState): void;
  onReceived(): void;
  /** These dossiers are there. */
  onDossiers(dossiers: readonly DossierName[]): void;
  /** The daemon's data was restored from a backup; so many changes of ours are sent again. */
  onRestored(count: number): void;
  /** Called at each ping, so that the browser sees the worker at work and lets it live. */
  stayAwake(): void;
}

/** The one connection to the daemon. */
export interface Link {
  /** Connect now, if it is not connected. Called at start, by the alarm, by the user, and after an edit. */
  wake(): void;
  /** Close and connect anew, with whatever pairing there is now. */
  restart(): void;
  /** Tells the daemon, if one is there, that this pairing is over; then begins anew. */
  forget(): Promise<void>;
  /** Makes a dossier under an id of ours. @returns false when no daemon is there to make it */
  create(dossier: string): Promise<boolean>;
  /** Asks the daemon something about a file. @returns null when there is none, or it goes away meanwhile */
  file: Sync['file'];
}

/** Keeps the replica and the daemon connected, with a reason whenever they are not. */
export function link(context: LinkContext): Link {
  let running: Promise<void> | null = null;
  let sync: Sync | null = null;
  let open: Wire | null = null;
  let again: ReturnType<typeof setTimeout> | null = null;
  let meeting: Promise<Met | null> = Promise.resolve(null);
  let wait = FIRST_WAIT_MS;
  let restarts = 0;

  async function run(): Promise<void> {
    const begun = restarts;
    const pairing = await context.pairing();
    if (pairing === null) return context.onState({ state: 'not-paired' });
    context.onState({ state: 'connecting' });
    const met = await (meeting = meet(context, pairing));
    // The pairing may have been forgotten while we were dialling with it.
    if (begun !== restarts) return met.wire?.close();
    if (met.wire === null) {
      return failed(met.state);
    }
    open = met.wire;
    let daemon = '';
    sync = synchronise(met.wire, context.replica, {
      ready(version) {
        daemon = version;
      },
      met(dossiers) {
        wait = FIRST_WAIT_MS;
        context.onState({ state: 'connected', endpoint: met.endpoint, version: daemon });
        context.onDossiers(dossiers);
      },
      listed: context.onDossiers,
      received: context.onReceived,
      pinged: context.stayAwake,
      restored: (_dossier, count) => context.onRestored(count),
    });
    const end = await sync.ended.finally(() => {
      met.wire.close();
      sync = null;
      open = null;
    });
    if (begun !== restarts) return undefined;
    const { closeCode } = met.wire;
    if (end === 'malformed' || closeCode === CLOSE.malformed) {
      const older = olderSide(context.version, daemon);
      return context.onState({ state: 'version-skew', daemon, older: older === 'client' ? 'extension' : older });
    }
    if (closeCode === CLOSE.unproven) return context.onState({ state: 'revoked' });
    return failed({ state: closeCode === CLOSE.store ? 'store-away' : 'daemon-not-running' });
  }

  /** Says why there is no connection, and when it is tried again. */
  function failed(state: LinkState): void {
    context.onState({ ...state, nextTry: new Date(Date.now() + wait).toISOString() });
    retry();
  }

  function retry(): void {
    if (again !== null) clearTimeout(again);
    again = setTimeout(() => {
      // Only here: edits made while no daemon is there begin a try each, and must not lengthen the wait.
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
      start();
    }, wait);
  }

  function start(): void {
    if (running !== null) return;
    running = run()
      .catch(() => {
        context.onState({ state: 'connecting' });
        retry();
      })
      .finally(() => (running = null));
  }

  function restart(): void {
    wait = FIRST_WAIT_MS;
    restarts += 1;
    open?.close();
    void (running ?? Promise.resolve()).then(start);
  }

  return {
    wake() {
      if (sync === null) start();
      else sync.wake();
    },
    create: async (dossier) => (sync === null ? false : (await sync.create(dossier)) !== null),
    file: async (question) => (sync === null ? null : sync.file(question)),
    restart,
    async forget() {
      await within(
        MEET_MS,
        meeting.catch(() => null),
        null,
      );
      // What ends now has ended because we wanted it to: it is no news of the daemon.
      restarts += 1;
      sync?.forget();
      await within(FORGET_MS, sync?.ended ?? Promise.resolve('closed'), 'closed');
      restart();
    },
  };
}

function stateOf(refusal: MeetRefusal, endpoint: string): LinkState {
  if (refusal === 'not-ours') return { state: 'other-program', endpoint };
  return { state: 'version-skew', daemon: '', older: refusal === 'daemon-older' ? 'daemon' : 'extension' };
}

type Met = { readonly wire: Wire; readonly endpoint: string } | { readonly wire: null; readonly state: LinkState };

async function meet({ dial, crypto, origin, port }: LinkContext, pairing: PairingRow): Promise<Met> {
  let state: LinkState = { state: 'daemon-not-running' };
  for (const at of portsToTry(await port(), pairing.endpoint)) {
    const wire = await dial.open(at);
    const endpoint = endpointOf(at);
    if (wire === null) {
      // It answers, but not us: our daemon that does not know us, or a program of another kind.
      const who = endpoint === pairing.endpoint ? await dial.answers(at) : 'nobody';
      if (who === 'daemon') state = { state: 'revoked' };
      else if (who === 'other') state = { state: 'other-program', endpoint };
      continue;
    }
    const met = await within(MEET_MS, connect(wire, { crypto, endpoint, origin }, pairing), refused('not-ours'));
    if (met.ok) return { wire, endpoint };
    wire.close();
    state = stateOf(met.code, endpoint);
  }
  if (state.state === 'daemon-not-running' && (await dial.isBlocked())) state = { state: 'blocked' };
  return { wire: null, state };
}
