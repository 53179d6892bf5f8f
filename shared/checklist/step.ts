import type { Fact } from '../dossier/fact.ts';
import type { Known } from '../dossier/known.ts';
import type { FieldRef } from '../rules/rule.ts';

/** Who has to do a step. */
export type Role = 'global-admin' | 'primary-contact' | 'signatory' | 'helper';

/** Whom, or what, one waits for. */
export type Waiting = 'microsoft' | 'distributor' | 'date';

/** Whose turn it is, where a fact tells: ours (ready), or someone else's (waiting). */
export interface Turn {
  readonly state: 'ready' | 'waiting';
  readonly waitsFor: Waiting | null;
  readonly because: Fact | null;
  /** When it should be done or answered, `YYYY-MM-DD`; null where nothing is stated. */
  readonly due: string | null;
}

/** What a step is judged by. */
export interface Situation {
  readonly known: Known;
  /** The present day, `YYYY-MM-DD`. */
  readonly today: string;
  /** Whose business days count, ISO 3166; null while neither company nor tenant has a country. */
  readonly country: string | null;
}

/** Something read off the facts: the fact that says so, or null. */
export type Reason = (situation: Situation) => Fact | null;

/** One row of the checklist, as the table has it. */
export interface StepRow {
  readonly id: string;
  /** The portal page on which it is done; null for what is done elsewhere. */
  readonly page: string | null;
  /** Steps that must be done before it, unless they do not apply. */
  readonly after: readonly string[];
  readonly who: Role;
  /** Fields one should have in hand. */
  readonly needs: readonly FieldRef[];
  /** It applies only where this fact says so. */
  readonly onlyIf?: Reason;
  /** It does not apply where this fact says so. */
  readonly unless?: Reason;
  /** The fact that proves it. Left out where only a person can tell, or a page that lies behind it. */
  readonly proof?: Reason;
  readonly turn?: (situation: Situation) => Turn | null;
  /** How long it usually takes, in business days, where Microsoft says so. */
  readonly businessDays?: { readonly least: number; readonly most: number };
  /** How long one works on it, in minutes, where that is stated. */
  readonly minutes?: number;
  /** Where in the portal, as a path of its labels. */
  readonly where: readonly string[];
  readonly source: { readonly url: string; readonly checked: string };
}
