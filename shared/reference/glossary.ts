/** A word of the portal. What it means is in the locales, under `glossary.` and its id. */
export interface Term {
  readonly id: string;
  readonly en: string;
  readonly ja: string;
  /** What it was called before, and what else it is called, in English and Japanese. */
  readonly former: readonly string[];
  /** The step of the checklist that needs it. */
  readonly step: string;
}

/** One line of the table. */
function term(id: string, step: string, en: string, ja: string, ...former: readonly string[]): Term {
  return { id, step, en, ja, former };
}

const MAICPP = 'Microsoft AI Cloud Partner Program';

/** The portal's words with their names then and now, from the public documents (csp-enrollment, 2026-11-22). */
export const GLOSSARY: readonly Term[] = [
  term('partner-center', 'welcome', 'Partner Center', 'パートナー センター'),
  term(
    'maicpp',
    'join',
    MAICPP,
    MAICPP,
    'MAICPP',
    'Microsoft AI クラウド パートナー プログラム',
    'Microsoft Partner Network',
    'MPN',
  ),
  term('csp', 'enrol', 'Cloud Solution Provider', 'クラウド ソリューション プロバイダー', 'CSP'),
  term('partner-id', 'join', 'PartnerID', 'PartnerID', 'パートナー ID', 'Partner One ID', 'MPN ID'),
  term(
    'pla',
    'location',
    'Partner location account',
    'パートナー ロケーション アカウント',
    'PLA',
    'Location PartnerID',
    'ロケーション PartnerID',
    'Location MPN ID',
    'ロケーション MPN ID',
  ),
  term(
    'pga',
    'partner-id',
    'Partner global account',
    'パートナー グローバル アカウント',
    'PGA',
    'Global PartnerID',
    'グローバル PartnerID',
    'Global MPN ID',
    'グローバル MPN ID',
  ),
  term('entra', 'work-account', 'Microsoft Entra ID', 'Microsoft Entra ID', 'Azure Active Directory', 'Azure AD'),
  term(
    'tenant',
    'country',
    'Tenant',
    'テナント',
    'Microsoft Entra tenant',
    'Microsoft Entra テナント',
    'Azure AD tenant',
    'Azure AD テナント',
  ),
  term(
    'tenant-id',
    'distributor-contact',
    'Tenant ID',
    'テナント ID',
    'Microsoft ID',
    'Directory ID',
    'ディレクトリ ID',
  ),
  term('initial-domain', 'work-account', 'Initial domain', '初期ドメイン', 'onmicrosoft.com'),
  term('work-account', 'work-account', 'Work account', '職場アカウント'),
  term(
    'distributor',
    'distributor-shortlist',
    'Distributor',
    'ディストリビューター',
    'Indirect provider',
    '間接プロバイダー',
  ),
  term('indirect-reseller', 'welcome', 'Indirect reseller', '間接リセラー', 'ValueAddedReseller'),
  term('csp-region', 'regions', 'CSP region', 'CSP 地域'),
  term('legal-profile', 'legal-profile', 'Legal business profile', '法的ビジネス プロファイル'),
  term('primary-contact', 'primary-contact', 'Primary contact', '主要連絡先', '第一連絡先担当者'),
  term('verification', 'verification', 'Verification', '検証', 'Vetting', '審査'),
  term('pending-qualification', 'verification', 'Pending qualification', '保留中の資格'),
  term('qualified', 'agreement', 'Qualified', '資格あり'),
  term('challenged', 'appeal', 'Challenged', '要確認'),
  term('appeal', 'appeal', 'Appeal', '異議申し立て'),
  term(
    'mpa',
    'agreement',
    'Microsoft Partner Agreement',
    'Microsoft Partner Agreement',
    'MPA',
    'Microsoft パートナー契約',
  ),
  term('membership-agreement', 'agreement-proof', `${MAICPP} Agreement`, `${MAICPP} 契約`),
  term('global-admin', 'work-account', 'Global admin', '全体管理者', 'Global administrator', 'グローバル管理者'),
  term('admin-agent', 'admin-agent', 'Admin agent', '管理エージェント'),
  term('authorize-provider', 'authorize', 'Authorize indirect provider', '間接プロバイダーを承認する'),
  term('dap', 'access-review', 'Delegated admin privileges', '委任された管理者特権', 'DAP'),
  term('gdap', 'first-customer', 'Granular delegated admin privileges', '詳細な委任された管理者特権', 'GDAP'),
  term('partner-of-record', 'distributor-contact', 'Partner of Record', 'Partner of Record', 'POR'),
  term(
    'membership-center',
    'membership-center',
    'Partner Membership Center',
    'パートナー メンバーシップ センター',
    'PMC',
  ),
  term('reauthorization', 'reauthorize', 'Re-authorization', '再承認', 'Reauthorization'),
  term('security-contact', 'security-contact', 'Security contact', 'セキュリティ連絡先'),
];

/** A term in a text: the characters from `from` up to, not including, `to`. */
export interface TermPlace {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

const LATIN = /[a-z0-9]/i;
const BEFORE = '(?<![A-Za-z0-9])';
const AFTER = 's?(?![A-Za-z0-9])';

const IDS = new Map(
  GLOSSARY.flatMap(({ id, en, ja, former }) => [en, ja, ...former].map((name) => [keyOf(name), id] as const)),
);

/** One expression for all names, the longer ones first: it runs over every text of a portal page. */
const NAMES = new RegExp(
  [...new Set(GLOSSARY.flatMap(({ en, ja, former }) => [en, ja, ...former]))]
    .toSorted((a, b) => b.length - a.length)
    .map(patternOf)
    .join('|'),
  'gi',
);

/** Names are written with and without blanks: パートナー センター, パートナーセンター. */
function keyOf(name: string): string {
  return name.replaceAll(/\s/g, '').toLowerCase();
}

function patternOf(name: string): string {
  const [first = '', last = ''] = [name.at(0), name.at(-1)];
  const words = name.replaceAll('.', String.raw`\.`).replaceAll(' ', String.raw`\s?`);
  return `${LATIN.test(first) ? BEFORE : ''}(?:${words})${LATIN.test(last) ? AFTER : ''}`;
}

/** The terms in a text of either language, by any of their names, in reading order; none overlaps another. */
export function termsIn(text: string): readonly TermPlace[] {
  return [...text.matchAll(NAMES)].flatMap(({ 0: found, index }) => {
    const key = keyOf(found);
    const id = IDS.get(key) ?? IDS.get(key.replace(/s$/, ''));
    return id === undefined ? [] : [{ id, from: index, to: index + found.length }];
  });
}

/** The row of a term; null for an id that there is not. */
export function termOf(id: string): Term | null {
  return GLOSSARY.find((it) => it.id === id) ?? null;
}
