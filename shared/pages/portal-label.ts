import { en } from './labels/en.ts';
import { ja } from './labels/ja.ts';

/** A portal label as the portal shows it in a language, with the English one beside it; English where no other is known. */
export function portalLabel(label: string, language: string): string {
  if (language !== 'ja' || !Object.hasOwn(en, label)) return label;
  return ja[label as keyof typeof en][0] ?? label;
}
