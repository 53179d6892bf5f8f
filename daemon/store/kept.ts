import type { StatementSync } from 'node:sqlite';
import { type Fact, factKey } from '../../shared/dossier/fact.ts';
import { nextFact } from '../../shared/dossier/next-fact.ts';
import type { Change } from '../../shared/protocol/change.ts';
import type { Head, StoredEntry } from './store.ts';

/** How many dossiers are kept in memory at most; those unused for longest make room. */
const MOST_KEPT = 64;

/** A dossier in use: its state, and what of it the tables beside the log do not have yet. */
export interface KeptDossier {
  readonly number: number;
  readonly facts: Map<string, Fact>;
  head: Head;
  /** Keys of the facts that changed after that. */
  readonly dirty: Set<string>;
  /** The ids of the changes after that, with their `seq`. */
  readonly recent: Map<string, number>;
}

/** What is read when a dossier comes into use. */
export interface KeptStatements {
  /** `number`, `seq` and `hash` of a dossier by its id; the place is that of its facts. */
  readonly dossier: StatementSync;
  readonly facts: StatementSync;
  readonly since: StatementSync;
}

/** The dossiers in use. */
export interface KeptDossiers {
  /** A dossier's state, read from the disk when it is not in memory; null when there is no such dossier. */
  get(dossier: string): KeptDossier | null;
  /** Those of which something is not written beside the log. */
  behind(): readonly KeptDossier[];
  /** Reads it from the disk next time. */
  forget(dossier: string): void;
}

/** Keeps no dossier yet. */
export function keptDossiers(read: KeptStatements): KeptDossiers {
  const kept = new Map<string, KeptDossier>();

  function load(dossier: string): KeptDossier | null {
    const row = read.dossier.get(dossier) as (Head & { readonly number: number }) | undefined;
    if (row === undefined) return null;
    const { number, seq, hash } = row;
    const facts = new Map<string, Fact>();
    for (const { key, fact } of read.facts.all(number) as { key: string; fact: string }[]) {
      facts.set(key, JSON.parse(fact) as Fact);
    }
    const own: KeptDossier = { number, facts, head: { seq, hash }, dirty: new Set(), recent: new Map() };
    for (const entry of read.since.all(number, seq, Number.MAX_SAFE_INTEGER) as unknown as StoredEntry[]) {
      applyTo(own, entry, JSON.parse(entry.text) as Change);
    }
    return own;
  }

  /** What is not written beside the log yet stays, however many there are. */
  function makeRoom(wanted: KeptDossier): void {
    for (const [dossier, own] of kept) {
      if (kept.size <= MOST_KEPT) return;
      if (own !== wanted && own.recent.size === 0) kept.delete(dossier);
    }
  }

  return {
    get(dossier) {
      const own = kept.get(dossier) ?? load(dossier);
      if (own === null) return null;
      kept.delete(dossier);
      kept.set(dossier, own);
      makeRoom(own);
      return own;
    },
    behind: () => [...kept.values()].filter(({ recent }) => recent.size > 0),
    forget: (dossier) => void kept.delete(dossier),
  };
}

/** Takes an entry into a dossier's state. */
export function applyTo(own: KeptDossier, { seq, hash }: Head, change: Change): void {
  const key = factKey(change.path, change.source);
  own.facts.set(key, nextFact(own.facts.get(key), change, seq));
  own.dirty.add(key);
  own.recent.set(change.id, seq);
  own.head = { seq, hash };
}
