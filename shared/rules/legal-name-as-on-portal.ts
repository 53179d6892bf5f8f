import { nameDifference } from '../reference/legal-names.ts';
import { rule } from './rule.ts';

/** The business check compares names to the letter; a blank or a short form costs weeks. */
export default rule({
  id: 'legal-name-as-on-portal',
  fields: ['company.legalName@entered', 'company.legalName@portal'],
  severity: 'error',
  source: {
    url: 'https://learn.microsoft.com/partner-center/enroll/verification-responses',
    checked: '2026-11-22',
  },
  text: 'The portal shows the legal name “{shown}”, the dossier has “{entered}”. From character {position} on they differ: “{there}” and “{here}”. {difference} Both must be as in the official register, to the letter: correct the one that is not.',
  check({ 'company.legalName@entered': entered, 'company.legalName@portal': shown }) {
    const here = [...entered.normalize('NFC')];
    const there = [...shown.normalize('NFC')];
    const at = Array.from({ length: Math.max(here.length, there.length) }, (_, i) => i).find(
      (i) => here[i] !== there[i],
    );
    if (at === undefined) return null;
    const difference = nameDifference(here.join(''), there.join(''));
    return { entered, shown, difference, position: String(at + 1), ...asSeen(here[at], there[at]) };
  },
});

const LOOKALIKE = /^[\s\p{P}\p{S}ー一]$/u;

/** Two letters as people can tell them apart: blanks, dashes and brackets with their numbers in Unicode. */
function asSeen(
  here: string | undefined,
  there: string | undefined,
): { readonly here: string; readonly there: string } {
  const areAlike = [here, there].every((character) => character !== undefined && LOOKALIKE.test(character));
  return { here: letter(here, areAlike), there: letter(there, areAlike) };
}

function letter(character: string | undefined, hasNumber: boolean): string {
  if (character === undefined) return '∅';
  const shape = /\s/.test(character) ? '␣' : character;
  const number = character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0') ?? '';
  return hasNumber ? `${shape} U+${number}` : shape;
}
