import { expect, test } from 'vitest';
import { STEPS } from '../../../shared/checklist/steps.ts';
import { LANGUAGES, messageOr } from '../../../shared/locales/index.ts';
import { GLOSSARY, termOf, termsIn } from '../../../shared/reference/glossary.ts';

const found = (text: string) => termsIn(text).map(({ id, from, to }) => `${id}: ${text.slice(from, to)}`);

test.each<[string, readonly string[]]>([
  ['', []],
  ['Nothing of the portal', []],
  ['Your MPN IDs', ['partner-id: MPN IDs']],
  ['Microsoft Partner Network (MPN)', ['maicpp: Microsoft Partner Network', 'maicpp: MPN']],
  ['a DISTRIBUTOR and its indirect providers', ['distributor: DISTRIBUTOR', 'distributor: indirect providers']],
  ['the Microsoft Entra tenant, the tenant ID', ['tenant: Microsoft Entra tenant', 'tenant-id: tenant ID']],
  [
    'Microsoft AI Cloud Partner Program Agreement',
    ['membership-agreement: Microsoft AI Cloud Partner Program Agreement'],
  ],
  ['DAP, not GDAP', ['dap: DAP', 'gdap: GDAP']],
  ['portal, display, MPAs, DAPPER, tenancy, 2PLA', ['mpa: MPAs']],
  ['contoso.onmicrosoft.com', ['initial-domain: onmicrosoft.com']],
  ['contoso.onmicrosoftXcom', []],
  ['関連付けられた PartnerIDを確認', ['partner-id: PartnerID']],
  [
    'パートナーセンターとパートナー センター',
    ['partner-center: パートナーセンター', 'partner-center: パートナー センター'],
  ],
  ['間接プロバイダーを承認する', ['authorize-provider: 間接プロバイダーを承認する']],
  ['間接プロバイダーの一覧', ['distributor: 間接プロバイダー']],
  ['全体管理者またはグローバル管理者', ['global-admin: 全体管理者', 'global-admin: グローバル管理者']],
  ['詳細な委任された管理者特権 (GDAP)', ['gdap: 詳細な委任された管理者特権', 'gdap: GDAP']],
  ['同じ CSP 地域のロケーション PartnerID', ['csp-region: CSP 地域', 'pla: ロケーション PartnerID']],
])('the terms in %j', (text, expected) => {
  expect(found(text)).toEqual(expected);
});

test.each(GLOSSARY.flatMap(({ id, en, ja, former }) => [en, ja, ...former].map((name) => [name, id] as const)))(
  '%s is found as %s and nothing else',
  (name, id) => {
    expect(found(`「${name}」`)).toEqual([`${id}: ${name}`]);
  },
);

test('every term has an id of its own, and a step that there is', () => {
  expect(new Set(GLOSSARY.map(({ id }) => id)).size).toBe(GLOSSARY.length);
  const steps = new Set<string>(STEPS.map(({ id }) => id));
  expect(GLOSSARY.filter(({ step }) => !steps.has(step))).toEqual([]);
  expect(termOf('no-such-term')).toBeNull();
});

test.each(LANGUAGES.map((language) => [language]))(
  'every term is explained in %s, in no more than a card holds',
  (language) => {
    for (const { id } of GLOSSARY) {
      const explained = messageOr(language, `glossary.${id}`, '');
      expect([id, explained.length > 20 && explained.length < 400]).toEqual([id, true]);
    }
  },
);

test.each([
  ['work-account', 'may not be', '同じでない場合がある'],
  ['admin-agent', '貴社', '貴社'],
  ['authorize-provider', 'submit orders and add subscriptions', '注文を送信し、サブスクリプションを追加'],
  ['membership-center', 'do not need it', '必要ありません'],
  ['global-admin', 'グローバル管理者', 'グローバル管理者'],
  ['partner-center', 'partnercenter.microsoft.com', 'partnercenter.microsoft.com'],
  ['distributor', 'cooperation', '協力'],
])('%s warns of what Microsoft’s pages in the two languages say differently', (id, english, japanese) => {
  expect(messageOr('en', `glossary.${id}`, '')).toContain(english);
  expect(messageOr('ja', `glossary.${id}`, '')).toContain(japanese);
});
