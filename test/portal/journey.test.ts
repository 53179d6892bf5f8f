// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { wordsFor } from './app/words.ts';
import { drawn } from './deep.ts';
import { TODAY, openStage } from './stage.ts';

const { all, texts, press, enter, visit, state } = await openStage();

/** Goes to a page by the navigation. */
const open = press;

/** Presses a button of the practice bar by what it stands for. */
async function happen(event: string): Promise<void> {
  const [button] = all(`button[name="${event}"]`);
  expect(button?.hasAttribute('disabled')).toBe(false);
  button?.click();
  await drawn();
}

function definition(term: string): string | undefined {
  return texts('dd')[texts('dt').indexOf(term)];
}

describe.each([
  ['en-us', 'dashboard'],
  ['ja-jp', 'pcv'],
])('a rehearsal in %s with %s addresses, by presses only', (locale, family) => {
  const { words } = wordsFor(`/${locale}/`, '');
  const enrol = async () => {
    for (const [label, value] of Object.entries({
      [words.legalName]: '株式会社コントソ',
      [words.addressLine1]: '港南2-16-3',
      [words.city]: '港区',
      [words.state]: '東京都',
      [words.postalCode]: '108-0075',
      [words.country]: 'JP',
      [words.firstName]: '太郎',
      [words.lastName]: '山田',
      [words.email]: 'taro@contoso.co.jp',
      [words.code]: '+81',
      [words.phone]: '3-1234-5678',
    }))
      enter(label, value);
    await press(words.enroll);
  };

  test('it begins with what was said on the start page, by joining the program', async () => {
    await visit(`/${locale}/practice`);
    expect(all('practice-bar').every((it) => it.hidden)).toBe(true);
    enter(words.startCompany, '株式会社コントソ');
    enter(words.startProviderName, 'Fabrikam');
    enter(words.startFamily, family);
    enter(words.startNumber, '');
    await press(words.begin);
    expect(texts('h1')).toEqual([words.maicpp]);
    expect(location.pathname).toBe(
      family === 'pcv'
        ? '/ja-jp/dashboard/account/v3/enrollment/introduction/partnership'
        : '/en-us/dashboard/v2/enrollment/introduction/partnership',
    );
    expect(state()).toMatchObject({ accounts: ['株式会社コントソ'], isInCsp: false, partnerIds: [], presses: [] });
  });

  test('it joins, and its location can be associated once it is authorized', async () => {
    await press(words.getStarted);
    expect(texts('h2')).toContain(words.locations);
    await open(words.Welcome);
    await press(words.Next);
    await press(words.signInButton);
    all('input[type=radio]')
      .find((it) => it.getAttribute('value') === '7000002')
      ?.click();
    await press(words.Next);
    expect(texts('[role=alert]')).toEqual([words.notVetted]);
    await happen('location-authorized');
    all('input[type=radio]')
      .find((it) => it.getAttribute('value') === '7000002')
      ?.click();
    await press(words.Next);
    expect(state().associated).toBe('7000002');
  });

  test('it enrols, is rejected, appeals, and is authorized', async () => {
    await enrol();
    expect(definition(words.verification)).toBe(words.pending);
    for (const event of ['email-passed', 'identity-passed', 'business-rejected']) await happen(event);
    expect(definition(words.verification)).toBe(words.rejected);
    expect(definition(words.businessCheck)).toBe(words.rejected);
    expect(definition(words.reseller)).toBe(words.rejected);
    await open(words.overview);
    await press(words.accept);
    expect(texts('[role=alert]')).toEqual([words.mpaNotYet]);
    await open(words.legalInfo);
    await press(words.fixNow);
    enter(words.documentType, 'registration');
    await press(words.upload);
    expect(definition(words.businessCheck)).toBe(words.pending);
    for (const check of ['employment', 'business', 'additional']) await happen(`${check}-passed`);
    expect(definition(words.verification)).toBe(words.authorized);
    expect(definition(words.reseller)).toBe(words.qualified);
  });

  test('it accepts the agreement, is invited, authorizes the distributor, and can sell', async () => {
    await open(words.overview);
    await press(words.accept);
    expect(texts('.banner')).toEqual([words.accepted]);
    await open(words.agreements);
    expect(texts('td')).toContain(words.mpa);
    await happen('invitation');
    await happen('open-invitation');
    expect(texts('dd')).toContain('Fabrikam');
    enter(words.authorizeBox, '');
    await press(words.authorizeProvider);
    expect(texts('h1')).toEqual([words.providers]);
    expect(texts('td')).toContain('Fabrikam');
    await press(words.viewCustomers);
    expect(texts('[role=status]')).toContain(words.noCustomers);
    await open(words.users);
    await press(words.you);
    enter(words.adminAgent, '');
    await press(words.update);
    await open(words.permissions);
    expect(texts('li')).toEqual([words.globalAdmin, words.adminAgent]);
    expect(texts('.events p')).toEqual([words.barNothing]);
    expect(state()).toMatchObject({ resellerStatus: 'active', appealsLeft: 2, mpaAcceptedOn: TODAY });
    expect(state().presses).toEqual([
      'Get started',
      'Next',
      'Sign in',
      'Next',
      'Next',
      'Enroll now',
      'Accept and continue',
      'Fix now',
      'Upload',
      'Accept and continue',
      'Authorize indirect provider',
      'View customers',
      'Update',
    ]);
  });
});
