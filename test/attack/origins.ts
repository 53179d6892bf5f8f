import { CHROMIUM_ORIGIN, CLI_ORIGIN, HOST } from '../../shared/protocol/address.ts';
import { type Attack, tally } from './lib/attack.ts';
import { exchange, isOpened, withHeader } from './lib/http.ts';

const UUID = '7d3f1c52-0d5e-4c0b-9a51-2f6f0a1b2c3d';
const ID = CHROMIUM_ORIGIN.slice('chrome-extension://'.length);

/** Not even while a pairing code is shown. */
const NEVER: readonly (string | readonly string[] | null)[] = [
  null,
  '',
  ' ',
  'null',
  'NULL',
  'undefined',
  '*',
  'about:blank',
  'file://',
  'data:',
  'blob:null',
  'about://',
  'http://127.0.0.1',
  'http://localhost',
  'http://localhost:47615',
  'https://127.0.0.1',
  'http://[::1]',
  'https://partner.microsoft.com',
  'https://partnercenter.microsoft.com',
  'https://admin.microsoft.com',
  'https://evil.example',
  'http://192.168.0.2',
  'https://evil.example:443',
  'https://xn--80ak6aa92e.com',
  'chrome-extension://abcdefghijklmnopabcdefghijklmnop',
  `${CHROMIUM_ORIGIN}/`,
  `${CHROMIUM_ORIGIN}.evil.example`,
  `${CHROMIUM_ORIGIN}@evil.example`,
  `${CHROMIUM_ORIGIN}:80`,
  `${CHROMIUM_ORIGIN}%00`,
  `${CHROMIUM_ORIGIN}?`,
  `${CHROMIUM_ORIGIN}#`,
  `${CHROMIUM_ORIGIN}, https://evil.example`,
  `https://evil.example ${CHROMIUM_ORIGIN}`,
  `chrome-extension://${ID.toUpperCase()}`,
  `Chrome-Extension://${ID}`,
  `chrome-extension://${ID.slice(0, -1)}`,
  `chrome-extension://a${ID}`,
  `chrome-extension:/${ID}`,
  `chrome-extension:${ID}`,
  `edge-extension://${ID}`,
  `https://${ID}`,
  ID,
  [CHROMIUM_ORIGIN, CHROMIUM_ORIGIN],
  ['https://evil.example', CHROMIUM_ORIGIN],
  `moz-extension://${UUID}/`,
  `moz-extension://${UUID}.evil.example`,
  `moz-extension://${UUID.toUpperCase()}`,
  `moz-extension://${UUID.replaceAll('-', '')}`,
  `moz-extension://{${UUID}}`,
  'moz-extension://',
  'moz-extension://evil.example',
  `safari-web-extension://${UUID}`,
  `https://moz-extension.example/${UUID}`,
  `${CLI_ORIGIN}/`,
  'countersign-cli://LOCAL',
  'countersign-cli://evil',
  'x'.repeat(8_000),
  `${CHROMIUM_ORIGIN}${'/'.repeat(8_000)}`,
];

/** Right while a code is shown, and not otherwise. */
const ONLY_WHILE_PAIRING = [CHROMIUM_ORIGIN, `moz-extension://${UUID}`];

const origins: Attack = {
  name: 'hostile origins',
  threat: 'T01 T02 T03',
  cases: NEVER.length + ONLY_WHILE_PAIRING.length,
  quick: NEVER.length + ONLY_WHILE_PAIRING.length,
  async run(lab) {
    const figures = tally();
    const target = await lab.daemon();
    const isIn = async (origin: string | readonly string[] | null) =>
      isOpened(await exchange(target.port, withHeader(target.port, 'Origin', origin)));
    for (const origin of ONLY_WHILE_PAIRING) figures.holds(!(await isIn(origin)), `while nothing is paired: ${origin}`);
    if (!(await isIn(CLI_ORIGIN))) figures.holds(false, 'the paired origin is shut out');
    await target.pair();
    for (const origin of ONLY_WHILE_PAIRING) {
      if (!(await isIn(origin))) figures.holds(false, `while pairing, ${origin} is shut out`);
    }
    for (const origin of NEVER) figures.holds(!(await isIn(origin)), `origin ${JSON.stringify(origin)}`);
    return figures;
  },
};

const hostsOf = (port: number): readonly (string | readonly string[] | null)[] => [
  null,
  '',
  HOST,
  'localhost',
  `localhost:${port}`,
  `localhost.:${port}`,
  `LOCALHOST:${port}`,
  `127.1:${port}`,
  `2130706433:${port}`,
  `0x7f000001:${port}`,
  `0177.0.0.1:${port}`,
  `127.0.0.1.:${port}`,
  `[::1]:${port}`,
  `[::ffff:127.0.0.1]:${port}`,
  `0.0.0.0:${port}`,
  `0:${port}`,
  `127.0.0.2:${port}`,
  `127.0.0.1:${port + 1}`,
  `127.0.0.1:0${port}`,
  `127.0.0.1:${port}/`,
  ` 127.0.0.1:${port}@evil.example`,
  `evil.example@127.0.0.1:${port}`,
  `127.0.0.1.evil.example:${port}`,
  `evil.example:${port}`,
  `127.0.0.1:${port}, evil.example`,
  '127.0.0.1:80',
  `http://127.0.0.1:${port}`,
  `１２７.0.0.1:${port}`,
  'x'.repeat(4_000),
  [`127.0.0.1:${port}`, `evil.example:${port}`],
];

const hosts: Attack = {
  name: 'hosts',
  threat: 'T04',
  cases: 30,
  quick: 30,
  async run(lab) {
    const figures = tally();
    const { port } = await lab.daemon();
    for (const host of hostsOf(port)) {
      const answer = await exchange(port, withHeader(port, 'Host', host));
      figures.holds(!isOpened(answer), `host ${JSON.stringify(host)}`);
    }
    return figures;
  },
};

/** What a web page, or one who lured it here, can try. */
export const originAttacks: readonly Attack[] = [origins, hosts];
