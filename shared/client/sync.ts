import type { ClientMessage } from '../protocol/client-messages.ts';
import { type DaemonMessage, daemonMessage } from '../protocol/daemon-messages.ts';
import type { Entry } from '../protocol/change.ts';
import type { FileAnswer, FileQuestion } from '../protocol/file-messages.ts';
import type { DossierName, Replica } from './replica.ts';
import type { Wire } from './wire.ts';

const FRAME_CHANGES = 100;
const FRAME_LETTERS = 200_000;
const MOST_IN_FLIGHT = 3_000;

/** A message before it is counted. */
export type WithoutCount<Message> = Message extends unknown ? Omit<Message, 'n'> : never;

/** What someone who watches a connection hears. */
export interface SyncListener {
  /** The daemon has proved itself; its database may still be away. */
  ready(version: string): void;
  /** Something arrived and is stored. */
  received(): void;
  /** Are you there? Sent each 20 s. */
  pinged(): void;
  /** The daemon has named its dossiers, and the replica has chosen. */
  met?(dossiers: readonly DossierName[]): void;
  /** A dossier was made: these are there now (P47). */
  listed?(dossiers: readonly DossierName[]): void;
  /** A dossier is as the daemon has it. */
  current?(dossier: string): void;
  /** The daemon's log has lost entries, so it was restored from a backup; `count` own changes are sent again (P45). */
  restored?(dossier: string, count: number): void;
}

/** A running synchronisation. */
export interface Sync {
  /** There is something new in the outbox. */
  wake(): void;
  /** Entries before a place, newest first (P43). @returns null when the connection ends first */
  history(dossier: string, before: number, limit: number): Promise<readonly Entry[] | null>;
  /** Makes a dossier under an id of ours (P46). @returns the daemon's dossiers; null when the connection ends first */
  create(dossier: string): Promise<readonly DossierName[] | null>;
  /** Asks something about a file; one at a time, so that changes pass between (P56). @returns null when the connection ends first */
  file(question: WithoutCount<FileQuestion>): Promise<FileAnswer | null>;
  /** Tells the daemon to forget this pairing, which ends the connection (P26). */
  forget(): void;
  /** Resolves when the connection has ended; `malformed` when the daemon spoke another language. */
  readonly ended: Promise<'closed' | 'malformed'>;
}

/** Keeps a replica and a daemon the same over a proven connection, until that ends. */
export function synchronise(wire: Wire, replica: Replica, listener: SyncListener): Sync {
  const cursors = new Map<string, number>();
  const inFlight = new Set<string>();
  const histories: ((entries: readonly Entry[] | null) => void)[] = [];
  const files: ((answer: FileAnswer | null) => void)[] = [];
  const creations = new Map<string, (dossiers: readonly DossierName[] | null) => void>();
  let count = 0;
  let store = '';
  let isMet = false;
  let isOver = false;
  let pumping: Promise<void> = Promise.resolve();

  const say = (message: WithoutCount<ClientMessage>) => wire.send(JSON.stringify({ ...message, n: ++count }));

  /** A change is made into text once: that of a push is put together from them. */
  function push(dossier: string, changes: readonly string[]): void {
    if (changes.length === 0) return;
    wire.send(`{"type":"push","n":${++count},"dossier":"${dossier}","changes":[${changes.join(',')}]}`);
  }

  async function pump(): Promise<void> {
    for (const [dossier, cursor] of cursors) {
      if (inFlight.size >= MOST_IN_FLIGHT) return;
      const waiting = await replica.waiting(dossier, cursor, MOST_IN_FLIGHT - inFlight.size);
      let letters = 0;
      let changes: string[] = [];
      for (const { order, change } of waiting) {
        const text = JSON.stringify(change);
        if (changes.length === FRAME_CHANGES || letters + text.length > FRAME_LETTERS) {
          push(dossier, changes);
          changes = [];
          letters = 0;
        }
        changes.push(text);
        letters += text.length;
        inFlight.add(change.id);
        cursors.set(dossier, order);
      }
      push(dossier, changes);
    }
  }
  const wake = () => {
    // What is not sent now is sent after the next connect.
    pumping = pumping.then(pump).catch(() => wire.close());
  };

  async function openAt(dossier: string): Promise<void> {
    const { seq, hash } = await replica.position(dossier);
    say({ type: 'open', dossier, since: seq, hash });
  }

  function listed(dossiers: readonly DossierName[]): void {
    listener.listed?.(dossiers);
    for (const { id } of dossiers) {
      creations.get(id)?.(dossiers);
      creations.delete(id);
    }
  }

  async function take(message: DaemonMessage): Promise<void> {
    switch (message.type) {
      case 'ready':
        ({ store } = message);
        listener.ready(message.version);
        return say({ type: 'list' });
      case 'dossiers':
        // What we asked for when we came is answered before what was asked later.
        if (isMet) return listed(message.dossiers);
        isMet = true;
        for (const dossier of await replica.meet(store, message.dossiers)) await openAt(dossier);
        return listener.met?.(message.dossiers);
      case 'snapshot': {
        const { dossier, facts, known } = message;
        const count = await replica.replace(dossier, message, facts, known);
        return known ? undefined : listener.restored?.(dossier, count);
      }
      case 'changes': {
        const isGapless = await replica.receive(message.dossier, message.entries);
        for (const { change } of message.entries) inFlight.delete(change.id);
        if (!isGapless) await openAt(message.dossier);
        return wake();
      }
      case 'current':
        if (!cursors.has(message.dossier)) cursors.set(message.dossier, 0);
        listener.current?.(message.dossier);
        return wake();
      case 'refusal':
        inFlight.delete(message.id);
        await replica.refuse(message.id, message.code, message.detail);
        return wake();
      case 'file-state':
      case 'file-chunk':
      case 'file-refusal':
        return files.shift()?.(message);
      case 'history':
        return histories.shift()?.(message.entries);
      case 'ping':
        say({ type: 'pong' });
        return listener.pinged();
    }
  }

  async function run(): Promise<'closed' | 'malformed'> {
    for (;;) {
      const text = await wire.receive();
      if (text === null) return 'closed';
      const parsed = daemonMessage.safeParse(parse(text));
      if (!parsed.success) {
        wire.close();
        return 'malformed';
      }
      await take(parsed.data);
      if (parsed.data.type !== 'ping') listener.received();
    }
  }
  const ended = run().finally(() => {
    isOver = true;
    for (const answer of [...histories, ...creations.values(), ...files]) answer(null);
  });
  return {
    wake,
    ended,
    forget() {
      if (!isOver) say({ type: 'forget' });
    },
    async history(dossier, before, limit) {
      if (isOver) return null;
      say({ type: 'history', dossier, before, limit });
      return new Promise((resolve) => histories.push(resolve));
    },
    async file(question) {
      if (isOver) return null;
      say(question);
      return new Promise((resolve) => files.push(resolve));
    },
    async create(dossier) {
      if (isOver) return null;
      say({ type: 'create', dossier });
      return new Promise((resolve) => creations.set(dossier, resolve));
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
