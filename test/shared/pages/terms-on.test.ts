// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { takeSnapshot } from '../../../extension/content/snapshot.ts';
import type { Snapshot } from '../../../shared/pages/snapshot.ts';
import { termsOn } from '../../../shared/pages/terms-on.ts';
import { ROUTES } from '../../portal/app/routes.ts';
import { openStage } from '../../portal/stage.ts';

const { visit, reset } = await openStage();
beforeEach(() => reset());

test.each(['en-us', 'ja-jp'])(
  'the terms of a page of the practice portal in %s are those it names things by',
  async (locale) => {
    reset({ family: 'dashboard' });
    await visit(`/${locale}${ROUTES['indirect-providers']?.dashboard}`);
    const terms = termsOn(takeSnapshot(document, location).snapshot);
    expect(terms).toContain('distributor');
    expect(new Set(terms).size).toBe(terms.length);
  },
);

test('what is typed, chosen or written on a page is no term of it', () => {
  const page: Snapshot = {
    host: 'partner.microsoft.com',
    path: '/dashboard',
    hash: '',
    language: 'en',
    nodes: [
      { role: 'heading', name: 'Identifiers and MPN ID' },
      { role: 'text', name: 'Tenant' },
      { role: 'textbox', name: 'Note', value: 'distributor' },
      { role: 'cell', name: 'Global admin' },
      { role: 'columnheader', name: 'PartnerID' },
      { role: 'tab', name: 'Admin agent' },
    ],
  };
  expect(termsOn(page)).toEqual(['partner-id', 'admin-agent']);
});
