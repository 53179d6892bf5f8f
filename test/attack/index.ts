import { extensionAttacks } from './browser/extension.ts';
import { pageAttacks } from './browser/page.ts';
import { floodAttacks } from './flood.ts';
import { generatedAttacks } from './generated.ts';
import { handshakeAttacks } from './handshakes.ts';
import { internalMessageAttacks } from './internal-messages.ts';
import { keyFileAttacks } from './key-files.ts';
import type { Attack } from './lib/attack.ts';
import { machineAttacks } from './machine.ts';
import { messageAttacks } from './messages.ts';
import { originAttacks } from './origins.ts';
import { pairingAttacks } from './pairing.ts';
import { squatterAttacks } from './squatters.ts';
import { upgradeAttacks } from './upgrade.ts';
import { webSocketAttacks } from './web-socket.ts';

/** Attacks that need a real browser with the built extension. */
export const BROWSER_ATTACKS: readonly Attack[] = [...pageAttacks, ...extensionAttacks];

/** Every attack there is, in the order of the threat table. */
export const ATTACKS: readonly Attack[] = [
  ...originAttacks,
  ...upgradeAttacks,
  ...handshakeAttacks,
  ...pairingAttacks,
  ...squatterAttacks,
  ...webSocketAttacks,
  ...messageAttacks,
  ...generatedAttacks,
  ...floodAttacks,
  ...keyFileAttacks,
  ...internalMessageAttacks,
  ...BROWSER_ATTACKS,
  ...machineAttacks,
];
