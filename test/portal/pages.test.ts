// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { ROUTES } from './app/routes.ts';
import { wordsFor } from './app/words.ts';
import { drawn } from './deep.ts';
import { TODAY, openStage } from './stage.ts';
import { UNCHECKED } from './state.ts';

const FAMILIES = ['pcv', 'dashboard'] as const;
const { all, texts, press, enter, visit, state, reset } = await openStage();

beforeEach(() => reset());

describe.each(['en-us', 'ja-jp'])('in %s', (locale) => {
  const { words, language } = wordsFor(`/${locale}/`, '');
  const NAMES: Readonly<Record<string, string>> = {
    'program-enrolment': words.maicpp,
    welcome: words.Welcome,
    'sign-in-choice': words.signIn,
    'partner-id-choice': words.selectPartnerId,
    'enrolment-form': words.enrollTitle,
    'legal-info': words.legalInfo,
    locations: words.legalInfo,
    'account-verification': words.appeal,
    identifiers: words.identifiers,
    agreements: words.agreements,
    'user-management': words.users,
    'my-permissions': words.permissions,
    'csp-overview': words.overview,
    'indirect-providers': words.providers,
    'authorize-provider': words.authorizeProvider,
    insights: words.unknown,
    practice: words.start,
  };

  describe.each(FAMILIES)('under /%s/', (family) => {
    test.each(Object.keys(ROUTES))('%s says what it is, and that it is a practice', async (id) => {
      await visit(`/${locale}${ROUTES[id]?.[family]}`);
      expect(texts('h1')).toEqual([NAMES[id]]);
      expect(texts('.practice')).toEqual([words.practice]);
      expect(document.documentElement.lang).toBe(language);
      expect(texts('.skeleton')).toEqual([]);
    });
  });

  test('what was asked for is appealed, and an appeal needs a document', async () => {
    reset({ verificationStatus: 'rejected', checks: { ...UNCHECKED, business: 'rejected' } });
    await visit(`/${locale}${ROUTES['legal-info']?.dashboard}`);
    await press(words.fixNow);
    expect(texts('dd')).toContain(`${words.businessCheck}: ${words.reasonRejected}`);
    await press(words.upload);
    expect(state().appealsLeft).toBe(3);
    enter(words.documentType, 'registration');
    await press(words.upload);
    expect(texts('h1')).toEqual([words.legalInfo]);
    expect(state()).toMatchObject({ appealsLeft: 2, verificationStatus: 'pending' });
  });
});

test('the head says that it is a practice', () => {
  const head = readFileSync(`${import.meta.dirname}/app/index.html`, 'utf8');
  expect(head).toContain('<meta name="countersign-practice" content="yes" />');
});

test('who has PartnerIDs begins with the welcome page, and finds them; what is no number is refused', async () => {
  await visit('/en-us/practice');
  enter('Number', 'P-1');
  await press('Begin');
  expect(texts('h1')).toEqual(['Rehearse the enrollment']);
  expect(texts('[role=alert]')).toContain('A PartnerID has digits only, at most 10.');
  enter('Number', '4242424');
  enter('Country/region of your tenant', 'DE');
  enter('Another account you belong to (if any)', 'Contoso US LLC');
  enter('I sign in as a Global admin', '');
  await press('Begin');
  expect(texts('h1')).toEqual(['Welcome']);
  expect(state()).toMatchObject({ tenantCountry: 'DE', isGlobalAdmin: false, family: 'dashboard' });
  expect(texts('nav option')).toEqual(['Contoso Japan K.K.', 'Contoso US LLC']);
  await press('PartnerID');
  expect(texts('td')).toContain('4242424');
});

test.each([
  ['de-de', 'de', 'Kontoeinstellungen', 'Bezeichner'],
  ['fr-fr', 'fr', 'Paramètres du compte', 'Identificateurs'],
  ['es-es', 'es', 'Configuración de la cuenta', 'Identificadores'],
  ['pt-br', 'pt-BR', 'Configurações da conta', 'Identificadores'],
  ['ko-kr', 'ko', '계정 설정', '식별자'],
  ['zh-tw', 'zh-TW', '帳戶設定', '識別碼'],
  ['it-it', 'en', 'Account settings', 'Identifiers'],
])('/%s/ is in %s as far as its labels are documented, and else in English', async (locale, lang, menu, heading) => {
  await visit(`/${locale}${ROUTES['identifiers']?.pcv}`);
  expect(document.documentElement.lang).toBe(lang);
  expect(texts('nav p')).toContain(menu);
  expect(texts('h1')).toEqual([heading]);
  expect(texts('h2')).toContain('Microsoft AI Cloud Partner Program');
});

test('a company that is not in CSP has neither a Reseller tab nor a CSP overview; one that is has both', async () => {
  const legal = `/en-us${ROUTES['legal-info']?.dashboard}`;
  await visit(legal);
  expect(texts('[role=tab]')).toEqual(['Partner', 'Reseller']);
  expect(texts('nav a')).toContain('CSP Overview');
  reset({ isInCsp: false });
  await visit(legal);
  expect(texts('[role=tab]')).toEqual(['Partner']);
  expect(texts('h2')).toEqual(['Business locations']);
  expect(texts('nav a')).not.toContain('CSP Overview');
});

test('of several accounts one is picked; that of another company knows nothing of this one', async () => {
  await visit(`/en-us${ROUTES['identifiers']?.dashboard}`);
  expect(all('nav select')).toEqual([]);
  reset({ accounts: ['Contoso Japan K.K.', 'Contoso US LLC'] });
  await visit(`/en-us${ROUTES['identifiers']?.dashboard}`);
  expect(texts('td')).toContain('6234567');
  const [picker] = all('nav select');
  if (picker instanceof HTMLSelectElement) picker.value = 'Contoso US LLC';
  picker?.dispatchEvent(new Event('change'));
  await drawn();
  expect(state().account).toBe('Contoso US LLC');
  expect(texts('td')).toEqual([]);
});

test('who is no Global admin is told so where it matters', async () => {
  reset({ isGlobalAdmin: false });
  await visit('/en-us/dashboard/v2/customers/authorizeprovider');
  enter('I have read this and authorize the provider', '');
  await press('Authorize indirect provider');
  expect(texts('[role=alert]')).toEqual(['Only a Global admin may do this.']);
  await visit(`/en-us${ROUTES['my-permissions']?.pcv}`);
  expect(texts('p')).toContain('No roles');
});

test('users are searched and filtered', async () => {
  await visit(`/en-us${ROUTES['user-management']?.pcv}`);
  const shown = () => texts('tbody tr td:first-child');
  expect(shown()).toEqual(['You', 'A colleague']);
  enter('Search', 'coll');
  expect(shown()).toEqual(['A colleague']);
  enter('Search', '');
  enter('Filter', 'global');
  expect(shown()).toEqual(['You']);
});

test('the dates of agreements are those of the page’s language', async () => {
  reset({ mpa: 'accepted', mpaAcceptedOn: TODAY });
  await visit(`/en-us${ROUTES['agreements']?.pcv}`);
  expect(texts('td')).toContain('Nov 25, 2026');
  await visit(`/ja-jp${ROUTES['agreements']?.pcv}`);
  expect(texts('td')).toContain('2026/11/25');
});
