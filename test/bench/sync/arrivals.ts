import { now } from './clock.ts';
import { FIELDS, fieldOf, stateAfter } from './edits.ts';

/** Keeps which edits have arrived, and when. */
export interface Arrivals {
  add(serial: number): void;
  /** When the newest of all edits arrived, as soon as all that counts of the edits 1 to `serial` is there; now, for none. */
  reached(serial: number): Promise<number>;
  /** Calls at the instant when that is so. */
  onReached(serial: number, call: () => void): void;
  /** When an edit arrived; null when it did not, or a newer one came in its place. */
  timeOf(serial: number): number | null;
  /** Per field the newest edit that has arrived. */
  held(): readonly number[];
}

/** Arrivals of single edits: of each field the newest one counts, as libraries may pass over those before it. */
export function arrivalsByField(): Arrivals {
  const held = Array.from({ length: FIELDS }, () => 0);
  const times = new Map<number, number>();
  let goals: { readonly missing: Map<number, number>; readonly call: () => void }[] = [];

  function tell(): void {
    const reached = goals.filter(({ missing }) => missing.size === 0);
    goals = goals.filter(({ missing }) => missing.size > 0);
    for (const { call } of reached) call();
  }
  function onReached(serial: number, call: () => void): void {
    const missing = stateAfter(serial)
      .map((last, field) => [field, last] as const)
      .filter(([field, last]) => last > (held[field] ?? 0));
    goals.push({ missing: new Map(missing), call });
    tell();
  }
  return {
    add(serial) {
      const field = fieldOf(serial);
      if (!(serial > (held[field] ?? 0))) return;
      held[field] = serial;
      times.set(serial, now());
      let isReached = false;
      for (const { missing } of goals) {
        if (serial >= (missing.get(field) ?? Infinity)) missing.delete(field);
        isReached ||= missing.size === 0;
      }
      if (isReached) tell();
    },
    onReached,
    async reached(serial) {
      await new Promise<void>((resolve) => onReached(serial, resolve));
      return Math.max(0, ...held.map((newest) => times.get(newest) ?? 0)) || now();
    },
    timeOf: (serial) => times.get(serial) ?? null,
    held: () => [...held],
  };
}

/** Arrivals in order: one edit's arrival is that of all before it. */
export function arrivalsInOrder(): Arrivals {
  const times = new Map<number, number>();
  let newest = 0;
  let goals: { readonly serial: number; readonly call: () => void }[] = [];

  function onReached(serial: number, call: () => void): void {
    if (newest >= serial) return call();
    goals.push({ serial, call });
    return undefined;
  }
  return {
    add(serial) {
      if (!(serial > newest)) return;
      newest = serial;
      times.set(serial, now());
      const reached = goals.filter((goal) => goal.serial <= newest);
      if (reached.length === 0) return;
      goals = goals.filter((goal) => goal.serial > newest);
      for (const { call } of reached) call();
    },
    onReached,
    async reached(serial) {
      await new Promise<void>((resolve) => onReached(serial, resolve));
      return times.get(newest) ?? 0;
    },
    timeOf: (serial) => times.get(serial) ?? null,
    held: () => stateAfter(newest),
  };
}
