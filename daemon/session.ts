import { randomUUID } from 'node:crypto';
import { CLOSE } from '../shared/protocol/close-codes.ts';
import { type ClientMessage, clientMessage } from '../shared/protocol/client-messages.ts';
import type { FileQuestion } from '../shared/protocol/file-messages.ts';
import type { Connection } from './connection.ts';
import { fileDesk } from './files/file-desk.ts';
import type { FileStore } from './files/file-store.ts';
import { type Follower, type Hub, changesFrame, historyFrame, refusalFrame } from './hub.ts';
import type { Log } from './log.ts';
import type { GroupCommit } from './store/group-commit.ts';
import type { Store, StoredEntry } from './store/store.ts';

/** How often a session is asked whether it is there, in milliseconds. Browsers let a worker rest after 30 s. */
const PING_MS = 20_000;
/** A replica that lacks more entries than this gets the state instead of them; tests lower it. */
const MAX_CATCH_UP = 1_000;

/** What a session works with. */
export interface SessionContext {
  readonly store: Store;
  readonly commit: GroupCommit;
  readonly hub: Hub;
  readonly files: FileStore;
  readonly log: Log;
  readonly version: string;
  /** How many entries a replica may lack before it gets the state instead. */
  readonly maxCatchUp?: number;
}

/**
 * Serves one proven connection until it closes (PROTOCOL.md, P14 to P17, P26, P40 to P44 and P50 to P56).
 *
 * @param forget - drops the pairing of this connection, with all its connections
 */
export async function serve(connection: Connection, context: SessionContext, forget: () => void): Promise<void> {
  const { store, commit, hub, version, log, maxCatchUp = MAX_CATCH_UP } = context;
  const following = new Set<string>();
  let held: string[] | null = null;
  let count = 0;
  let work = Promise.resolve();
  const follower: Follower = {
    deliver: (frame) => (held === null ? connection.send(frame) : void held.push(frame)),
  };
  const send = (message: object) => connection.send(JSON.stringify(message));
  const files = fileDesk(context.files, send, log);

  /** Follow first and hold what arrives, so that nothing falls between the past and the present. */
  async function open({ dossier, since, hash }: ClientMessage & { type: 'open' }): Promise<void> {
    const head = await store.head(dossier);
    if (head === null) return send({ type: 'refusal', dossier, id: dossier, code: 'unknown-dossier', detail: dossier });
    held ??= [];
    hub.follow(dossier, head.seq, follower);
    following.add(dossier);
    const past = await catchUp(dossier, since, hash);
    connection.send(past.frame);
    for (const frame of held) connection.send(frame);
    held = null;
    send({ type: 'current', dossier, seq: past.seq });
  }

  async function catchUp(dossier: string, since: number, hash: string): Promise<{ frame: string; seq: number }> {
    const isOurs = since === 0 || (await store.hashAt(dossier, since)) === hash;
    if (isOurs && since > 0) {
      const entries = await store.since(dossier, since, maxCatchUp + 1);
      const seq = entries.at(-1)?.seq ?? since;
      if (entries.length <= maxCatchUp) return { frame: changesFrame(dossier, entries), seq };
    }
    const state = await store.snapshot(dossier);
    const { seq, hash: headHash } = state?.head ?? { seq: 0, hash: '' };
    const snapshot = { type: 'snapshot', dossier, seq, hash: headHash, known: isOurs, facts: state?.facts ?? [] };
    return { frame: JSON.stringify(snapshot), seq };
  }

  async function push({ dossier, changes }: ClientMessage & { type: 'push' }): Promise<void> {
    const outcomes = await commit.append({ dossier, changes });
    const own: StoredEntry[] = [];
    for (const { id, result, isNew } of outcomes) {
      if (!result.ok) connection.send(refusalFrame(dossier, id, result.code, result.detail ?? ''));
      else if (!isNew || !following.has(dossier)) own.push(result.value);
    }
    if (own.length > 0) connection.send(changesFrame(dossier, own));
  }

  async function answer(message: Exclude<ClientMessage, FileQuestion>): Promise<void> {
    switch (message.type) {
      case 'list':
        hub.attend(follower);
        return send({ type: 'dossiers', dossiers: await store.dossiers() });
      case 'create':
        await store.create(message.dossier);
        hub.attend(follower);
        return hub.announce(await store.dossiers());
      case 'open':
        return open(message);
      case 'push':
        return push(message);
      case 'history':
        return connection.send(
          historyFrame(message.dossier, await store.before(message.dossier, message.before, message.limit)),
        );
      case 'forget':
        return forget();
      case 'pong':
        return undefined;
    }
  }

  const fail = () => connection.close(CLOSE.store, 'the daemon cannot write or read its database; see its log');
  connection.onMessage((raw) => {
    const parsed = clientMessage.safeParse(raw);
    if (!parsed.success) return connection.close(CLOSE.malformed, describe(parsed.error.issues[0]));
    const message = parsed.data;
    count += 1;
    if (message.n !== count) return connection.close(CLOSE.outOfOrder, `message ${message.n} came as number ${count}`);
    // Pushes are handed to the group commit at once and keep their order there; all else waits its turn.
    if (message.type === 'push') return void push(message).catch(fail);
    if (isFileQuestion(message)) {
      return files.take(message) ? undefined : connection.close(CLOSE.overrun, 'wait for the answers about files');
    }
    work = work.then(() => (connection.isOpen ? answer(message) : undefined)).catch(fail);
    return undefined;
  });
  send({ type: 'ready', session: randomUUID(), store: store.id, version });
  const ping = setInterval(() => send({ type: 'ping' }), PING_MS);
  await connection.closed;
  clearInterval(ping);
  hub.leave(follower);
}

function isFileQuestion(message: ClientMessage): message is FileQuestion {
  return message.type === 'file-offer' || message.type === 'file-chunk' || message.type === 'file-read';
}

function describe(issue: { readonly path: readonly PropertyKey[]; readonly message: string } | undefined): string {
  return issue === undefined ? 'not a message' : `${issue.path.join('.') || 'message'}: ${issue.message}`;
}
