import type { Fact, Said } from '../../shared/dossier/fact.ts';
import type { Change, Source } from '../../shared/protocol/change.ts';

/** A value with who said it, as `--json` prints it: the same row for facts, changes and history. */
export interface Row extends Said {
  readonly path: string;
  readonly source: Source;
}

/** The row of an accepted change. */
export function rowOf({ id, path, source, value, raw, at, author, device }: Change, seq: number): Row {
  return { path, source, value, ...(raw === undefined ? {} : { raw }), seq, at, author, device, change: id };
}

/** A fact for people: its value, who said it, and what else was said unseen. */
export function factLines(fact: Fact): readonly string[] {
  return [
    `${fact.path} = ${valueText(fact)}  ${byText(fact, fact.source)}`,
    ...fact.rivals.map((rival) => `  or ${valueText(rival)}  ${byText(rival, fact.source)}, unseen by the other`),
  ];
}

/** A change for people, with its place in the log. */
export function changeLine(row: Row): string {
  return `${row.seq}  ${row.path} = ${valueText(row)}  ${byText(row, row.source)}`;
}

function valueText({ value }: Said): string {
  return value === null ? '(removed)' : onOneLine(value);
}

function byText({ at, author }: Said, source: Source): string {
  return `(${source} by ${onOneLine(author)}, ${at})`;
}

/** What a terminal would act on instead of showing it becomes visible. */
function onOneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (letter) => `\\u{${letter.codePointAt(0)?.toString(16) ?? ''}}`);
}
