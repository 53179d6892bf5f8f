import type { en } from './en.ts';

/** What the documentation's Traditional Chinese translations of 2021 call the portal's labels; English counts for all else. */
export const zhTw: Readonly<Partial<Record<keyof typeof en, readonly string[]>>> = {
  Welcome: ['歡迎頁面'],
  PartnerID: ['MPN 識別碼'],
  Type: ['類型'],
  'Legal business profile': ['法定公司設定檔'],
  'Primary contact info': ['主要連絡人資訊'],
  'Customer support profile': ['客戶支援設定檔'],
  'Enroll now': ['立即註冊'],
  Reseller: ['轉銷商', '轉售商'],
  Partner: ['夥伴'],
  'Program info': ['方案資訊', '計畫資訊'],
  'Indirect reseller status': ['間接轉銷商'],
  Authorized: ['授權'],
  'CSP Overview': ['CSP 總覽', '總覽'],
  'Accept and continue': ['接受並繼續'],
  'Legal info': ['法律聲明', '法律'],
  'Business locations': ['商務位置'],
  'Add location': ['新增位置'],
  Identifiers: ['識別碼'],
  'Associated PartnerID': ['相關聯的 MPN id'],
  'Microsoft Partner Agreement': ['Microsoft 合作夥伴合約'],
  'User management': ['使用者管理'],
  'Global admin': ['全域管理員'],
  'Admin agent': ['管理員代理程式'],
  'Indirect providers': ['間接提供者'],
};
