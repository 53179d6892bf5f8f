/** 日本語 */
export const ja = {
  'manifest.name': 'Countersign',
  'manifest.description': '小規模な IT 企業が Microsoft CSP の間接リセラーとして登録するまでを案内します。',
} as const;
