import type { Step } from './step.ts';

const FOLDERS = ['extension', 'daemon', 'shared', 'test', 'scripts', 'vite.config.ts'];

/** The everyday checks, in two lanes for two cores. */
export const CHECKS: readonly (readonly Step[])[] = [
  [
    { name: 'format', command: ['prettier', '--check', '--cache', '--cache-strategy', 'content', '.'] },
    ...['shared', 'extension', 'daemon', 'test'].map((part) => ({
      name: `types ${part}`,
      command: ['tsc', '-p', part],
    })),
    { name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings', ...FOLDERS] },
    { name: 'unused', command: ['knip', '--no-progress'] },
  ],
  [{ name: 'unit and architecture tests', command: ['vitest', 'run', '--project', 'unit'] }],
];
