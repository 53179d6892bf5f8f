import type { Fact } from '../dossier/fact.ts';
import type { FieldKey } from '../fields/path.ts';
import { addBusinessDays } from '../reference/business-days.ts';
import type { Situation, Turn, Waiting } from './step.ts';

/** Microsoft sends its notices 90 days before the anniversary (csp-enrollment, part 4.1). */
const NOTICE_DAYS = 90;

/** The day of a fact, `YYYY-MM-DD`. */
export function dayOf({ at }: Fact): string {
  return at.slice(0, 10);
}

/**
 * Whose turn a check of Microsoft's is: ours when it asks for something, else Microsoft's.
 *
 * @param patience - business days after which no answer means that we have to act: a mail that never came
 */
export const turnOfCheck =
  (check: FieldKey, patience?: number) =>
  (situation: Situation): Turn | null => {
    const { known, today, country } = situation;
    const asks = known.is(check, ['action']);
    if (asks !== null) return ours(asks);
    const pending = known.is(check, ['pending']) ?? known.is('csp.verificationStatus', ['pending']);
    if (pending === null || known.is(check, ['rejected']) !== null) return null;
    const due = patience === undefined ? null : addBusinessDays(dayOf(pending), patience, country);
    return due !== null && today > due ? ours(pending, due) : theirs('microsoft', pending, due);
  };

/** Verification as a whole: Microsoft's turn while it is pending, and late after the stated days. */
export const turnOfVerification =
  (most: number) =>
  ({ known, country }: Situation): Turn | null => {
    const pending = known.is('csp.verificationStatus', ['pending']);
    return pending === null ? null : theirs('microsoft', pending, addBusinessDays(dayOf(pending), most, country));
  };

/** A distributor was contacted and has not invited us yet. */
export function turnOfInvitation({ known }: Situation): Turn | null {
  const contacted = known
    .records('distributor')
    .map((record) => known.is('distributor.state', ['contacted'], record))
    .find((fact) => fact !== null);
  return contacted === undefined ? null : theirs('distributor', contacted, null);
}

/** Each year's re-authorization: waited for until its notices go out, then ours, and late after the anniversary. */
export function turnOfYear({ known, today }: Situation): Turn | null {
  const since = dated(known.fact('csp.onboardedOn'));
  if (since === null) return null;
  const renewed = dated(known.fact('csp.reauthorizedOn'));
  const due = nextAnniversary(since.value ?? '', renewed?.value ?? since.value ?? '');
  const because = renewed ?? since;
  return today < addDays(due, -NOTICE_DAYS) ? theirs('date', because, due) : ours(because, due);
}

/** The first anniversary for which a renewal on that day came too early to count. */
function nextAnniversary(onboarded: string, renewed: string): string {
  const [year, rest] = [Number(onboarded.slice(0, 4)), onboarded.slice(5)];
  for (let at = year + 1; ; at++) {
    // There is no 29 February in most years.
    const day = rest === '02-29' && new Date(Date.UTC(at, 1, 29)).getUTCMonth() !== 1 ? '02-28' : rest;
    const anniversary = `${String(at).padStart(4, '0')}-${day}`;
    if (addDays(anniversary, -NOTICE_DAYS) > renewed) return anniversary;
  }
}

/** A newer version may write dates that this one cannot read. */
function dated(fact: Fact | null): Fact | null {
  return fact !== null && /^[12]\d{3}-(0[1-9]|1[0-2])-\d{2}$/.test(fact.value ?? '') ? fact : null;
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function ours(because: Fact, due: string | null = null): Turn {
  return { state: 'ready', waitsFor: null, because, due };
}

function theirs(waitsFor: Waiting, because: Fact, due: string | null): Turn {
  return { state: 'waiting', waitsFor, because, due };
}
