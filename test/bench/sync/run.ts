import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { installPeers } from '../peers/install.ts';
import { buildDaemon } from './build-daemon.ts';
import { type Finding, type Row, judge } from './judge.ts';
import { HELP, type Options, readOptions } from './options.ts';
import { pictureOf } from './picture.ts';
import { tableOf } from './table.ts';
import type { Target } from './target.ts';
import type { Work } from './work.ts';
import { WORKS } from './works/index.ts';

const PICTURE = resolve(import.meta.dirname, '../sync-results.svg');

const print = (line: string) => void process.stdout.write(`${line}\n`);
const tell = (line: string) => void process.stderr.write(`${line}\n`);

// Servers are killed when this process exits, which a signal alone would not make it do in order.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

try {
  const options = readOptions(process.argv.slice(2));
  if (options.isHelp) print(HELP);
  else report(await runAll(options), options);
} catch (problem) {
  tell(problem instanceof Error ? problem.message : String(problem));
  process.exitCode = 1;
}

async function runAll(options: Options): Promise<readonly Row[]> {
  const { targets, rounds } = options;
  if (targets.some(({ isPeer }) => isPeer)) installPeers();
  if (targets.some(({ id }) => id === 'countersign')) await buildDaemon();
  const findings: Finding[] = [];
  for (const work of WORKS.filter((it) => options.isAnyWanted(it))) {
    for (let round = 0; round < (work.isOnce === true ? 1 : rounds); round += 1) {
      // Each round begins with another target, so that none always follows the same one.
      const first = round % targets.length;
      for (const target of [...targets.slice(first), ...targets.slice(0, first)]) {
        findings.push(...(await measure(work, target, options, round)));
      }
    }
  }
  return judge(findings, targets);
}

async function measure(work: Work, target: Target, options: Options, round: number): Promise<readonly Finding[]> {
  const { scale, isWanted } = options;
  if (!work.yields.some((name) => target.works.includes(name))) return [];
  const findings: Finding[] = [];
  const name = `${work.yields.join(', ')}: ${target.id}, round ${round + 1}`;
  tell(name);
  try {
    await work.run({
      target,
      scale,
      isWanted,
      record: (it) => void (isWanted(it.work) && findings.push({ ...it, target: target.id })),
    });
  } catch (problem) {
    // One target that fails must not hide what the others do; its row stays empty.
    tell(`${name} failed: ${String(problem)}`);
  }
  return findings;
}

function report(rows: readonly Row[], { isJson, isSvg, targets }: Options): void {
  if (isJson) for (const row of rows) print(JSON.stringify(row));
  else
    print(
      tableOf(
        rows,
        targets.map(({ id }) => id),
      ),
    );
  if (isSvg) writeFileSync(PICTURE, pictureOf(rows));
}
