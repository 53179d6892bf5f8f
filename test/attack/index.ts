import { floodAttacks } from './flood.ts';
import { generatedAttacks } from './generated.ts';
import { handshakeAttacks } from './handshakes.ts';
import type { Attack } from './lib/attack.ts';
import { messageAttacks } from './messages.ts';
import { upgradeAttacks } from './upgrade.ts';
import { webSocketAttacks } from './web-socket.ts';

/** Every attack there is, in the order of the threat table. */
export const ATTACKS: readonly Attack[] = [
  ...upgradeAttacks,
  ...handshakeAttacks,
  ...webSocketAttacks,
  ...messageAttacks,
  ...generatedAttacks,
  ...floodAttacks,
];
