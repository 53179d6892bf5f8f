// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { Checklist } from '../../../extension/ui/checklist.tsx';
import { textIn } from '../../../extension/ui/text.ts';
import { progressOf } from '../../../shared/checklist/progress.ts';
import { valuesOf } from '../../../shared/dossier/values.ts';
import { fact } from '../../shared/fact.ts';
import { draw } from './screen.ts';

test.each([
  ['en', 'Waiting for Microsoft · usually 3 to 5 business days'],
  ['ja', 'Microsoft の対応待ち · 通常 3～5 営業日'],
] as const)('a step that waits says in %s for whom and how long', (language, words) => {
  const progress = progressOf(valuesOf([fact('csp.verificationStatus', 'pending', 'portal')]));
  const root = draw(<Checklist progress={progress} text={textIn(language)} onTick={() => {}} />);
  expect(root.querySelector('[data-step=verification][data-state=waiting]')?.textContent).toContain(words);
});
