import { en } from './labels/en.ts';
import { ja } from './labels/ja.ts';
import { ENGLISH_ONLY, MENU_JA } from './labels/menu.ts';

/** A portal label as the portal shows it in a language; in English where no other wording is documented. */
export function portalLabel(label: string, language: string): string {
  if (language !== 'ja' || ENGLISH_ONLY.has(label)) return label;
  const known = Object.hasOwn(en, label) ? ja[label as keyof typeof en][0] : undefined;
  return known ?? MENU_JA.get(label) ?? label;
}
