import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { groupCommit } from '../../daemon/store/group-commit.ts';
import { copyStore } from '../../daemon/store/copy.ts';
import { openSqlite } from '../../daemon/store/sqlite.ts';
import { folderFiles } from '../../daemon/files/folder.ts';
import { hub } from '../../daemon/hub.ts';
import { pairingWindow } from '../../daemon/pairing-window.ts';
import { openPairings } from '../../daemon/pairings.ts';
import { listen } from '../../daemon/server.ts';
import { showPairingCode } from '../../shared/protocol/pairing-code.ts';

/** Run as a process of its own by lowered.ts, which says why. */
const [data = '', port = ''] = process.argv.slice(2);
mkdirSync(data, { recursive: true, mode: 0o700 });
const file = openSqlite(join(data, 'dossiers.sqlite'));
const memory = openSqlite(':memory:', false);
await copyStore(file, memory);
setInterval(() => void copyStore(memory, file), 200);
const followers = hub(memory.since);
const clock = () => performance.now();
const windows = { shown: pairingWindow(crypto, clock), own: pairingWindow(crypto, clock) };
await listen([Number(port)], {
  store: memory,
  files: folderFiles(join(data, 'files')),
  commit: groupCommit(memory, followers.publish),
  hub: followers,
  version: 'lowered',
  crypto,
  pairings: openPairings(join(data, 'pairing.json')),
  windows,
  log: () => {},
  now: () => new Date(),
  onPaired() {},
});
console.log(showPairingCode(windows.own.open()));
