import type { PairingState } from './pairing-form.tsx';
import { ask } from './background.ts';

/** Asks for a pairing and tells how it goes. */
export async function pair(code: string, label: string, tell: (state: PairingState) => void): Promise<void> {
  tell('busy');
  const paired = await ask('pair', { code, label });
  tell(paired.ok ? 'paired' : paired.code);
}

/** A name for this browser on this machine, which its user may change. */
export function browserLabel(agent: string): string {
  const name = /Firefox\//.test(agent) ? 'Firefox' : /Edg\//.test(agent) ? 'Edge' : 'Chrome';
  const system = /\((?:X11; )?(Windows|Macintosh|Linux)/.exec(agent)?.[1]?.replace('Macintosh', 'macOS');
  return system === undefined ? name : `${name} (${system})`;
}
