import { type ChildProcess, fork } from 'node:child_process';
import { resolve } from 'node:path';
import type { Answer, Verbs } from './verbs.ts';

const HOST = resolve(import.meta.dirname, 'host.ts');

/** A process of its own that hosts clients of one target. */
export interface Party extends Verbs {
  end(): Promise<void>;
}

/** Starts a process that can host clients of a target. */
export function startParty(target: string, data: string, port: number): Party {
  const child = fork(HOST, [target, data, String(port)], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  const waiting = new Map<number, { settle(value: unknown): void; fail(problem: Error): void }>();
  let errors = '';
  let count = 0;
  child.stderr?.on('data', (chunk: unknown) => (errors = `${errors}${String(chunk)}`.slice(-2_000)));
  child.on('message', (message) => {
    const { id, value, problem } = message as Answer;
    const asked = waiting.get(id);
    waiting.delete(id);
    if (problem === undefined) asked?.settle(value);
    else asked?.fail(new Error(problem));
  });
  child.on('exit', () => {
    for (const { fail } of waiting.values()) fail(new Error(`A client process of ${target} ended. ${errors}`));
  });
  function ask<Verb extends keyof Verbs>(verb: Verb): Verbs[Verb] {
    const question = (...parameters: unknown[]) =>
      new Promise((settle, fail) => {
        count += 1;
        waiting.set(count, { settle, fail });
        child.send({ id: count, verb, parameters });
      });
    // What comes back is what `host.ts` returns for this very verb; both sides share the type.
    return question as unknown as Verbs[Verb];
  }
  return {
    join: ask('join'),
    held: ask('held'),
    confirmed: ask('confirmed'),
    pace: ask('pace'),
    burst: ask('burst'),
    times: ask('times'),
    state: ask('state'),
    killAt: ask('killAt'),
    offline: ask('offline'),
    online: ask('online'),
    end: async () => end(child),
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolveEnd) => child.once('exit', resolveEnd));
  child.kill('SIGKILL');
  await ended;
}
