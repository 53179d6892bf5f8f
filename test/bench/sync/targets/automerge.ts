import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { load } from '../../peers/load.ts';
import { FIELDS, fieldOf, textOf } from '../edits.ts';
import type { Target } from '../target.ts';

interface Doc {
  fields?: Record<string, { readonly val: string }>;
}
interface Automerge {
  init(options: { actor: string }): Doc;
  change(doc: Doc, options: { time: number }, work: (doc: Doc) => void): Doc;
  save(doc: Doc): Uint8Array;
  load(bytes: Uint8Array): Doc;
  loadIncremental(doc: Doc, bytes: Uint8Array): Doc;
  readonly ImmutableString: new (text: string) => { readonly val: string };
}
interface Handle {
  change(work: (doc: Doc) => void): void;
  heads(): readonly string[];
  on(event: 'change', listener: (change: { readonly patches: readonly Patch[] }) => void): void;
  on(event: 'remote-heads', listener: (told: { readonly heads: readonly string[] }) => void): void;
}
interface Patch {
  readonly action: string;
  readonly path: readonly unknown[];
  readonly value?: unknown;
}
interface Repo {
  readonly peerId: string;
  import(bytes: Uint8Array, to: { docId: string }): Handle;
  shutdown(): Promise<void>;
  readonly networkSubsystem: { on(event: 'peer', listener: () => void): void };
}
interface Adapter {
  connect(peerId: string, metadata: object): void;
  disconnect(): void;
}
interface Peer {
  readonly Repo: new (options: { network: readonly Adapter[] }) => Repo;
  readonly WebSocketClientAdapter: new (url: string) => Adapter;
}

const PACKAGES = ['@automerge/automerge', '@automerge/automerge-repo', '@automerge/automerge-repo-network-websocket'];
/** Any id will do, as long as all clients use the same: this is `dossier` and nine zeros, in their base58 with check. */
const DOCUMENT = '2QA2DA562cYzpk9cSQWsEgwWTaEa';

/** Automerge-repo with WebSockets and its file storage. */
export const automerge: Target = {
  id: 'automerge',
  isPeer: true,
  works: ['ack', 'seen', 'burst', 'memory', 'cold', 'offline', 'startup', 'kill'],
  packages: PACKAGES,
  server: {
    arguments: (data, port) => [resolve(import.meta.dirname, '../../peers/serve-automerge.mjs'), data, String(port)],
    isUp: /listening/,
  },
  async join({ port, seen, confirmed }) {
    const library = await automergeLibrary();
    const { Repo } = (await load('@automerge/automerge-repo')) as Peer;
    const { WebSocketClientAdapter } = (await load('@automerge/automerge-repo-network-websocket')) as Peer;
    const adapter = new WebSocketClientAdapter(`ws://127.0.0.1:${port}`);
    const repo = new Repo({ network: [adapter] });
    const isConnected = new Promise<void>((connected) => repo.networkSubsystem.on('peer', connected));
    const handle = repo.import(library.save(emptyDocument(library)), { docId: DOCUMENT });
    const own = new Set<number>();
    const serialAt = new Map<string, number>();
    handle.on('change', ({ patches }) => {
      for (const { action, value } of patches) {
        const serial = action === 'put' ? Number(String(value)) : Number.NaN;
        if (serial > 0 && !own.has(serial)) seen(serial);
      }
    });
    handle.on('remote-heads', ({ heads }) => {
      const serial = serialAt.get(heads.join());
      if (serial !== undefined) confirmed(serial);
    });
    await isConnected;
    return {
      edit(serials) {
        for (const serial of serials) {
          own.add(serial);
          handle.change(({ fields }) => {
            if (fields !== undefined) fields[`f${fieldOf(serial)}`] = new library.ImmutableString(textOf(serial));
          });
          serialAt.set(handle.heads().join(), serial);
        }
      },
      offline: async () => adapter.disconnect(),
      online: async () => adapter.connect(repo.peerId, { isEphemeral: true }),
      close: async () => adapter.disconnect(),
    };
  },
  store: (data) => {
    const read = new Map<string, Uint8Array>();
    const chunkOf = (path: string) => {
      // A chunk is named by what is in it, so each is read once; the size tells one that is still being written.
      const key = `${path} ${statSync(path).size}`;
      const chunk = read.get(key) ?? readFileSync(path);
      read.set(key, chunk);
      return chunk;
    };
    return {
      look() {
        const files = readdirSync(data, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
        const paths = files.map(({ parentPath, name }) => join(parentPath, name)).sort();
        const chunks = paths.filter((path) => /snapshot|incremental/.test(path)).map(chunkOf);
        const key = `${paths.length} ${chunks.reduce((sum, chunk) => sum + chunk.length, 0)}`;
        return { key, held: async () => heldInChunks(await automergeLibrary(), chunks) };
      },
      close() {},
    };
  },
};

async function automergeLibrary(): Promise<Automerge> {
  return (await load('@automerge/automerge')) as Automerge;
}

/** The same first change for everyone, so that all clients share one map. */
function emptyDocument({ init, change }: Automerge): Doc {
  return change(init({ actor: '00' }), { time: 0 }, (doc) => {
    doc.fields = {};
  });
}

function heldInChunks(library: Automerge, chunks: readonly Uint8Array[]): readonly number[] {
  const doc = library.loadIncremental(emptyDocument(library), Buffer.concat(chunks));
  return Array.from({ length: FIELDS }, (_, field) => Number(doc.fields?.[`f${field}`]?.val ?? 0));
}
