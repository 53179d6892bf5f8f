// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import { textIn } from '../../../extension/ui/text.ts';
import { Where } from '../../../extension/ui/where.tsx';
import { type StepId, stepOf } from '../../../shared/checklist/steps.ts';
import { draw } from './screen.ts';

const where = (step: StepId, language: 'en' | 'ja' = 'en') => draw(<Where step={step} text={textIn(language)} />);
const links = (root: HTMLElement) => [...root.querySelectorAll('a')];

beforeEach(() => document.body.replaceChildren());

describe('where a step is done', () => {
  test.each([
    ['en', 'Settings › Account settings › Agreements'],
    ['ja', '設定 › アカウント設定 › 契約'],
  ] as const)('is a path of the portal’s words in %s', (language, path) => {
    expect(where('agreement-proof', language).querySelector('span')?.textContent?.trim()).toBe(path);
  });

  test.each([
    ['en', 'Open the page', 'Microsoft, checked Nov 22, 2026'],
    ['ja', 'ページを開く', 'Microsoft（2026/11/22 確認）'],
  ] as const)(
    'is opened where its address is documented, in %s, and the source is beside it',
    (language, open, said) => {
      const [page, source] = links(where('agreement', language));
      expect([page?.textContent, source?.textContent]).toEqual([open, said]);
      expect(page?.href).toBe('https://partner.microsoft.com/pcv/dashboard/overview');
      expect(source?.href).toBe(stepOf('agreement').source.url);
    },
  );

  test('is a path alone where no address is documented', () => {
    const root = where('agreement-proof');
    expect(root.querySelector('[data-open]')).toBeNull();
    expect(links(root)).toHaveLength(1);
  });

  test('is only the source for what is not done in the portal', () => {
    const root = where('eligibility');
    expect(root.querySelector('span')).toBeNull();
    expect(links(root).map(({ href }) => href)).toEqual([stepOf('eligibility').source.url]);
  });

  test('opens beside the panel, and tells the page nothing of where it was opened from', () => {
    for (const link of links(where('agreement'))) {
      expect([link.target, link.rel]).toEqual(['_blank', 'noreferrer']);
    }
  });
});
