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
  text: 'The portal shows the legal name “{shown}”, the dossier has “{entered}”. They differ at character {position}: “{there}” and “{here}”. Both must be as in the official register, to the letter.',
  check({ 'company.legalName@entered': entered, 'company.legalName@portal': shown }) {
    const here = [...entered.normalize('NFC')];
    const there = [...shown.normalize('NFC')];
    const at = Array.from({ length: Math.max(here.length, there.length) }, (_, i) => i).find(
      (i) => here[i] !== there[i],
    );
    if (at === undefined) return null;
    return { entered, shown, position: String(at + 1), here: letter(here[at]), there: letter(there[at]) };
  },
});

/** A letter as people can see it: blanks and the end of the name have no shape of their own. */
function letter(character: string | undefined): string {
  if (character === undefined) return '∅';
  return /\s/.test(character) ? '␣' : character;
}
