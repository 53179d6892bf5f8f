import type { IncomingMessage } from 'node:http';
import { CHROMIUM_ORIGIN, CLI_ORIGIN, PATH, SUBPROTOCOL, endpointOf } from '../shared/protocol/address.ts';

/** What the filter needs to know of the daemon at this moment. */
export interface FilterState {
  readonly port: number;
  isPairedOrigin(origin: string): boolean;
  isPairing(origin: string): boolean;
}

/** The one answer to every refusal, whatever its reason. */
export const REFUSAL = 'HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n';

/** 16 bytes in base64 (RFC 6455, 4.2.1). */
const WEBSOCKET_KEY = /^[A-Za-z0-9+/]{22}==$/;
const FIREFOX_ORIGIN = /^moz-extension:\/\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Looks at a handshake before any WebSocket code does (PROTOCOL.md, P1 to P5).
 *
 * @returns the origin to go on with, or null to refuse
 */
export function admittedOrigin(request: IncomingMessage, state: FilterState): string | null {
  const only = (name: string) => {
    const values = request.headersDistinct[name];
    return values?.length === 1 ? values[0] : undefined;
  };
  const origin = only('origin');
  const fits =
    request.method === 'GET' &&
    request.httpVersion === '1.1' &&
    request.url === PATH &&
    only('host') === endpointOf(state.port) &&
    only('sec-websocket-protocol') === SUBPROTOCOL &&
    only('upgrade')?.toLowerCase() === 'websocket' &&
    only('sec-websocket-version') === '13' &&
    WEBSOCKET_KEY.test(only('sec-websocket-key') ?? '') &&
    // A body would be read as the first frames.
    only('content-length') === undefined &&
    only('transfer-encoding') === undefined &&
    request.socket.remoteAddress === '127.0.0.1';
  if (!fits || origin === undefined) return null;
  return state.isPairedOrigin(origin) || (state.isPairing(origin) && mayPair(origin)) ? origin : null;
}

function mayPair(origin: string): boolean {
  return origin === CHROMIUM_ORIGIN || origin === CLI_ORIGIN || FIREFOX_ORIGIN.test(origin);
}
