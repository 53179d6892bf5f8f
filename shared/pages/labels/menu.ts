/**
 * Labels on the way to a page, which no recipe looks for, in English and Japanese.
 *
 * Source: csp-enrollment facts, parts 1.3, 5.1 and 12.1, checked 2026-11-22; the documentation's translations of 2020 and
 * 2021, which usually are the portal's own.
 */
export const MENU_JA: ReadonlyMap<string, string> = new Map([
  ['Settings', '設定'],
  ['Account settings', 'アカウント設定'],
  ['Organization profile', '組織プロファイル'],
  ['Legal', '法的情報'],
  ['Update', '更新'],
  ['Microsoft 365 admin center', 'Microsoft 365 管理センター'],
  ['Partner relationships', 'パートナー関係'],
  ['Remove delegated admin', '代理管理者の削除'],
]);

/**
 * Labels for which no Japanese wording is documented (part 12.1, last row). Recipes look for the practice portal's; a
 * person who looks for it on the real one is better told the English.
 */
export const ENGLISH_ONLY: ReadonlySet<string> = new Set(['Account Verification', 'Fix now', 'Verification summary']);
