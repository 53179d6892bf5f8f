/** English: the words every other language translates. `{name}` is filled in. Rules bring their own English text. */
export const en = {
  'manifest.name': 'Countersign',
  'manifest.description': 'Guides a small IT company through enrolling as a Microsoft CSP indirect reseller.',
} as const;
