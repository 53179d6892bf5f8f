import type { Target } from '../target.ts';
import { automerge } from './automerge.ts';
import { countersign } from './countersign.ts';
import { echo } from './echo.ts';
import { hocuspocus } from './hocuspocus.ts';
import { sqlite } from './sqlite.ts';
import { tinybase } from './tinybase.ts';
import { yWebsocket } from './y-websocket.ts';

/** Everyone who is compared, in the order of the tables. */
export const TARGETS: readonly Target[] = [echo, sqlite, countersign, yWebsocket, hocuspocus, tinybase, automerge];
