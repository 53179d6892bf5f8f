/** The only host a daemon ever listens on and an extension ever calls. There is no option to change it. */
export const HOST = '127.0.0.1';

/** The ports a daemon takes, in this order, and an extension looks at. */
export const PORTS: readonly number[] = [47615, 47616, 47617, 47618, 47619];

/** The one path of the socket. */
export const PATH = '/v1';

/** The one subprotocol of the socket. */
export const SUBPROTOCOL = 'countersign.v1';

/** The endpoint both sides put into their proofs: `127.0.0.1:47615`. */
export function endpointOf(port: number): string {
  return `${HOST}:${port}`;
}

/** Origin of the extension in Chromium; the same in every profile. */
export const CHROMIUM_ORIGIN = 'chrome-extension://plonjnfpeadlnmglbigbkmnkmgdgkkin';

/** Origin of a command line on the same machine. */
export const CLI_ORIGIN = 'countersign-cli://local';
