import { Client, type ClientConfig, type Pool } from 'pg';
import type { Watcher } from './store.ts';

/** The channel on which daemons of one database tell each other of accepted changes: `DOSSIER:SEQ`. */
export const CHANNEL = 'countersign';

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 5_000;
/** How often the heads are looked at while nothing can be heard, in milliseconds. */
const POLL_MS = 1_000;

/** Hears of what other daemons of the same database accept. */
export interface News {
  end(): Promise<void>;
}

/**
 * Listens with `LISTEN`, and looks at the heads each second while that is not to be had. A notification may be lost
 * with its connection, so the heads are looked at once more whenever listening begins.
 *
 * @param canListen - false where the database has no `LISTEN`
 */
export function postgresNews(config: ClientConfig, pool: Pool, canListen: boolean, watcher: Watcher): News {
  let client: Client | null = null;
  let isEnded = false;
  let wait = FIRST_WAIT_MS;
  let again: NodeJS.Timeout | null = null;

  async function look(): Promise<void> {
    const followed = watcher.followed();
    if (followed.length === 0) return;
    const { rows } = await pool.query<{ id: string; seq: number }>(
      'SELECT id, seq FROM countersign.dossiers WHERE id = ANY($1)',
      [followed],
    );
    for (const { id, seq } of rows) watcher.news(id, seq);
  }

  async function listen(): Promise<void> {
    const own = new Client(config);
    own.on('notification', ({ payload = '' }) => {
      const [dossier = '', seq] = payload.split(':');
      watcher.news(dossier, Number(seq));
    });
    own.on('error', () => {});
    own.once('end', () => {
      client = null;
      if (isEnded) return;
      again = setTimeout(() => void listen().catch(() => {}), wait);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    });
    await own.connect();
    await own.query(`LISTEN ${CHANNEL}`);
    client = own;
    wait = FIRST_WAIT_MS;
    await look();
  }

  if (canListen) void listen().catch(() => {});
  // Whatever fails here is tried again in a second; the sessions say that the database is away.
  const polling = setInterval(() => void (client === null && look().catch(() => {})), POLL_MS);
  return {
    async end() {
      isEnded = true;
      clearInterval(polling);
      if (again !== null) clearTimeout(again);
      await client?.end().catch(() => {});
    },
  };
}
