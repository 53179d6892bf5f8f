// @vitest-environment happy-dom
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { takeSnapshot } from '../../../extension/content/snapshot.ts';
import { asked } from '../../../shared/pages/asked.ts';
import { read } from '../../../shared/pages/read.ts';
import { recognise } from '../../../shared/pages/recognise.ts';
import type { Snapshot } from '../../../shared/pages/snapshot.ts';
import { ROUTES } from '../../portal/app/routes.ts';
import { BEGINNING, type PortalState } from '../../portal/state.ts';

const LOCALES = ['en-us', 'ja-jp'] as const;
const PROFILE = {
  legalName: '株式会社コントソ',
  addressLine1: '港南2-16-3',
  city: '港区',
  state: '東京都',
  postalCode: '108-0075',
  country: 'JP',
  email: 'taro@contoso.co.jp',
};
let state: PortalState = { ...BEGINNING, delays: 'none', profile: PROFILE };

/** Shows a page of the practice portal, as it is drawn in a browser, and takes it as data. */
async function visit(path: string): Promise<Snapshot> {
  history.pushState(null, '', `https://partner.microsoft.com${path}`);
  dispatchEvent(new PopStateEvent('popstate'));
  await new Promise((ready) => setTimeout(ready, 5));
  return takeSnapshot(document, location).snapshot;
}

beforeAll(async () => {
  (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL('https://partner.microsoft.com/');
  vi.stubGlobal('fetch', async () => Response.json(state));
  await import('../../portal/app/main.ts');
  await new Promise((ready) => setTimeout(ready, 20));
});

describe.each(LOCALES)('in %s', (locale) => {
  test.each(['pending', 'authorized', 'rejected', 'challenged'] as const)(
    'the status %s is understood',
    async (status) => {
      state = { ...state, verificationStatus: status };
      const snapshot = await visit(`/${locale}${ROUTES['legal-info']?.dashboard}`);
      const recipe = recognise(snapshot);
      const shown = recipe === null ? [] : read(recipe, snapshot);
      expect(shown.find(({ field }) => field === 'csp.verificationStatus')?.value).toBe(status);
    },
  );

  test.each(['open', 'accepted'] as const)('the agreement is seen to be %s', async (mpa) => {
    state = { ...state, mpa };
    const snapshot = await visit(`/${locale}${ROUTES['csp-overview']?.pcv}`);
    const recipe = recognise(snapshot);
    expect(recipe === null ? [] : read(recipe, snapshot)).toMatchObject([{ field: 'csp.mpa', value: mpa }]);
  });

  test('the grid of PartnerIDs is read row by row, and the chosen row by itself', async () => {
    await visit(`/${locale}${ROUTES['partner-id-choice']?.pcv}`);
    const { elements, snapshot: before } = takeSnapshot(document, location);
    const radio = elements[before.nodes.findIndex(({ role }) => role === 'radio')];
    if (radio instanceof HTMLInputElement) radio.checked = true;
    const { snapshot } = takeSnapshot(document, location);
    const recipe = recognise(snapshot);
    const shown = recipe === null ? [] : read(recipe, snapshot);
    expect(shown.filter(({ record }) => record === '1').map(({ value }) => value)).toEqual([
      '6234567',
      'location',
      'JP',
    ]);
    expect(shown.filter(({ record }) => record === 'chosen').map(({ value }) => value)).toEqual([
      '5123456',
      'global',
      'JP',
    ]);
  });

  test('every field of the form is found, with what is in it', async () => {
    const snapshot = await visit(`/${locale}${ROUTES['enrolment-form']?.pcv}`);
    const recipe = recognise(snapshot);
    const fields = recipe === null ? [] : asked(recipe, snapshot);
    expect(fields.map(({ ask }) => ask)).toEqual(recipe?.asks.map((_, at) => at));
    expect(new Set(fields.map(({ present }) => present))).toEqual(new Set(['']));
    expect(fields.find(({ as }) => as === 'country')?.options?.length).toBeGreaterThan(200);
  });
});

test('a page that is still loading is not recognised yet', async () => {
  state = { ...state, delays: 'normal' };
  expect(recognise(await visit(`/en-us${ROUTES['legal-info']?.pcv}`))).toBeNull();
  state = { ...state, delays: 'none' };
});

test('a password and a one-time code are never taken', () => {
  document.body.innerHTML =
    '<form><input type="password" value="hunter2"><input autocomplete="one-time-code" value="123456"><input aria-label="Name" value="ok"></form>';
  const { snapshot } = takeSnapshot(document, location);
  expect(JSON.stringify(snapshot)).not.toMatch(/hunter2|123456/);
  expect(snapshot.nodes.map(({ value }) => value)).toEqual(['ok']);
});
