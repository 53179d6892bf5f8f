import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startCluster } from '../../scripts/lib/postgres.ts';
import { openPostgres } from '../../daemon/store/postgres.ts';
import type { ClientPairing } from '../../shared/client/connect.ts';
import { freePort } from '../e2e/world.ts';
import { pairClient } from '../daemon/client.ts';
import { type TestDaemon, startTestDaemon, temporaryFolder } from '../daemon/harness.ts';
import { type Campaign, type Stage, pause } from './campaign.ts';
import { countIn, countInFolder } from './count.ts';
import { loweredDaemon } from './lowered.ts';
import { startProxy } from './proxy.ts';
import { type Writer, startWriter } from './writer.ts';

interface Scene {
  readonly data: string;
  readonly port: number;
  readonly pairing: ClientPairing;
  daemon: TestDaemon;
  /** Starts the daemon anew on the same folder and port. */
  restart(): Promise<void>;
}

async function scene({ atEnd }: Stage, args: readonly string[] = []): Promise<Scene> {
  const data = join(temporaryFolder(atEnd), 'data');
  const port = await freePort();
  const start = async () => startTestDaemon(data, port, atEnd, args);
  const first = await start();
  const made: Scene = {
    data,
    port,
    daemon: first,
    pairing: await pairClient(first),
    async restart() {
      made.daemon = await start();
    },
  };
  return made;
}

const acknowledgedBy = (writers: readonly Writer[]) => writers.flatMap(({ acknowledged }) => [...acknowledged]);
const finish = async (writers: readonly Writer[]) => Promise.all(writers.map(async (writer) => writer.finish()));

const kill: Campaign = {
  name: 'kill -9 under load',
  async run(stage) {
    const it = await scene(stage);
    const writers = [startWriter(it.port, it.port, it.pairing), startWriter(it.port, it.port, it.pairing)];
    for (let nth = 0; nth < stage.scale.kills; nth += 1) {
      await pause(20 + stage.random() * 180);
      await it.daemon.end('SIGKILL');
      await it.restart();
    }
    await finish(writers);
    await it.daemon.end();
    return { faults: stage.scale.kills, ...(await countInFolder(it.data, acknowledgedBy(writers))) };
  },
};

const torn: Campaign = {
  name: 'torn sockets',
  async run(stage) {
    const it = await scene(stage);
    const proxy = await startProxy(it.port, stage.random);
    const writers = [startWriter(proxy.port, it.port, it.pairing), startWriter(proxy.port, it.port, it.pairing)];
    await pause(stage.scale.seconds * 500);
    await finish(writers);
    await proxy.end();
    await it.daemon.end();
    return { faults: proxy.torn, ...(await countInFolder(it.data, acknowledgedBy(writers))) };
  },
};

const both: Campaign = {
  name: 'kills and torn sockets together',
  async run(stage) {
    const it = await scene(stage);
    const proxy = await startProxy(it.port, stage.random);
    const writers = [startWriter(proxy.port, it.port, it.pairing), startWriter(proxy.port, it.port, it.pairing)];
    const end = Date.now() + stage.scale.seconds * 1_000;
    let kills = 0;
    while (Date.now() < end) {
      await pause(50 + stage.random() * 700);
      await it.daemon.end('SIGKILL');
      await it.restart();
      kills += 1;
    }
    await finish(writers);
    await proxy.end();
    await it.daemon.end();
    return { faults: kills + proxy.torn, ...(await countInFolder(it.data, acknowledgedBy(writers))) };
  },
};

const fullDisk: Campaign = {
  name: 'disk full and space returned',
  async run(stage) {
    const disk = temporaryFolder(stage.atEnd);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m,mode=700', 'countersign-full', disk]);
    stage.atEnd(() => void execFileSync('umount', ['-l', disk]));
    const data = join(disk, 'data');
    const port = await freePort();
    const daemon = await startTestDaemon(data, port, stage.atEnd);
    const pairing = await pairClient(daemon);
    writeFileSync(join(disk, 'filler'), Buffer.alloc(400_000));
    const writer = startWriter(port, port, pairing);
    let full = 0;
    for (let before = -1; full < 3;) {
      await pause(400);
      full = writer.acknowledged.size === before ? full + 1 : 0;
      before = writer.acknowledged.size;
    }
    if (daemon.process.exitCode !== null) throw new Error('The daemon ended when its disk was full.');
    const atFull = writer.acknowledged.size;
    execFileSync('mount', ['-o', 'remount,size=64m', disk]);
    rmSync(join(disk, 'filler'));
    await pause(1_000);
    await writer.finish();
    if (writer.acknowledged.size <= atFull) throw new Error('Nothing was taken after space had returned.');
    await daemon.end();
    return { faults: 1, ...(await countInFolder(data, writer.acknowledged)) };
  },
};

const team: Campaign = {
  name: 'two daemons on one PostgreSQL, all of it killed',
  async run(stage) {
    const cluster = await startCluster();
    stage.atEnd(async () => cluster.remove());
    const url = cluster.database();
    const scenes = [await scene(stage, ['--database', url]), await scene(stage, ['--database', url])];
    const writers = scenes.map(({ port, pairing }) => startWriter(port, port, pairing));
    const end = Date.now() + stage.scale.seconds * 500;
    let faults = 0;
    while (Date.now() < end) {
      await pause(200 + stage.random() * 800);
      const chosen = scenes[Math.floor(stage.random() * 3)];
      faults += 1;
      if (chosen === undefined) {
        await cluster.stop(stage.random() < 0.5 ? 'immediate' : 'fast');
        await cluster.start();
      } else {
        await chosen.daemon.end('SIGKILL');
        await chosen.restart();
      }
    }
    await finish(writers);
    for (const { daemon } of scenes) await daemon.end();
    return { faults, ...(await countIn(await openPostgres(url, { withDossier: false }), acknowledgedBy(writers))) };
  },
};

/** Were what is lost not seen, the zeros of the others would mean nothing. */
const lowered: Campaign = {
  name: 'a daemon that answers before it writes',
  isExpectedToLose: true,
  async run(stage) {
    const data = join(temporaryFolder(stage.atEnd), 'data');
    const acknowledged: string[] = [];
    for (let nth = 0; nth < 3; nth += 1) {
      const daemon = await loweredDaemon(data, stage.atEnd);
      const writer = startWriter(daemon.port, daemon.port, daemon.pairing);
      await pause(250 + stage.random() * 100);
      daemon.kill();
      await writer.abandon();
      acknowledged.push(...writer.acknowledged);
    }
    return { faults: 3, ...(await countInFolder(data, acknowledged)) };
  },
};

/** All of them, in the order in which they are run. */
export const CAMPAIGNS: readonly Campaign[] = [lowered, kill, torn, both, fullDisk, team];
