/** How many fields the document has. Edit `n` sets field `n % FIELDS`. */
export const FIELDS = 300;

/** The text that edit `serial` sets: the serial itself in ten digits, so that it can be found again anywhere. */
export function textOf(serial: number): string {
  return String(serial).padStart(10, '0');
}

/** The field that an edit sets. */
export function fieldOf(serial: number): number {
  return serial % FIELDS;
}

/** Per field the last of the edits 1 to `serial`; 0 where there is none. */
export function stateAfter(serial: number): readonly number[] {
  return Array.from({ length: FIELDS }, (_, field) => {
    const last = serial - ((((serial - field) % FIELDS) + FIELDS) % FIELDS);
    return Math.max(last, 0);
  });
}

/** Per field the newest edit whose text a store's bytes hold, as far as `pattern` (one group: ten digits) finds it. */
export function heldIn(bytes: string, pattern: RegExp): readonly number[] {
  const held = Array.from({ length: FIELDS }, () => 0);
  for (const [, digits] of bytes.matchAll(pattern)) {
    const serial = Number(digits);
    const field = fieldOf(serial);
    held[field] = Math.max(held[field] ?? 0, serial);
  }
  return held;
}

/** How many of the edits 1 to `serial` a state lacks: each one that is newer than what its field holds. */
export function lostOf(serial: number, held: readonly number[]): number {
  let lost = 0;
  for (let edit = 1; edit <= serial; edit += 1) if ((held[fieldOf(edit)] ?? 0) < edit) lost += 1;
  return lost;
}
