// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { Checklist } from '../../../extension/ui/checklist.tsx';
import { textIn } from '../../../extension/ui/text.ts';
import { progressOf } from '../../../shared/checklist/progress.ts';
import { fact } from '../../shared/fact.ts';
import { draw } from './screen.ts';

test.each([
  ['en', 'Waiting for Microsoft · since Nov 22, 2026 · due '],
  ['ja', 'Microsoft の対応待ち · 2026/11/22 から · 期限 '],
] as const)('a step that waits says in %s for whom and how long', (language, words) => {
  const progress = progressOf([fact('csp.verificationStatus', 'pending', 'portal')], '2026-11-23');
  const root = draw(<Checklist progress={progress} text={textIn(language)} onTick={() => {}} />);
  expect(root.querySelector('[data-step=verification][data-state=waiting]')?.textContent).toContain(words);
});
