import { CLI_ORIGIN, HOST } from '../../shared/protocol/address.ts';
import { REFUSAL } from '../../daemon/upgrade-filter.ts';
import { type Attack, p95, tally } from './lib/attack.ts';
import { exchange, goodLines, isOpened, requestOf, withHeader } from './lib/http.ts';

/** Reasons to refuse, each with a request of its own. */
function reasonsOf(port: number): readonly string[] {
  const lines = goodLines(port);
  const line = (first: string) => requestOf([first, ...lines.slice(1)]);
  const header = (name: string, value: string | readonly string[] | null) => withHeader(port, name, value);
  const added = (...more: string[]) => requestOf([...lines, ...more]);
  return [
    ...[null, 'null', 'https://evil.example', [CLI_ORIGIN, CLI_ORIGIN]].map((it) => header('Origin', it)),
    ...[null, '', 'localhost', `evil.example:${port}`, ['a', 'b']].map((it) => header('Host', it)),
    ...[null, '', 'other', 'countersign.v1, other', 'countersign.v2', ['countersign.v1', 'countersign.v1']].map((it) =>
      header('Sec-WebSocket-Protocol', it),
    ),
    ...[null, '8', '12', '14', 'x', ['13', '13']].map((it) => header('Sec-WebSocket-Version', it)),
    ...[null, '', 'short', '*'.repeat(24), ['dGhlIHNhbXBsZSBub25jZQ==', 'dGhlIHNhbXBsZSBub25jZQ==']].map((it) =>
      header('Sec-WebSocket-Key', it),
    ),
    ...['h2c', 'tls/1.0', 'websocket2'].map((it) => header('Upgrade', it)),
    ...['/', '/v2', '/v1?', '/v1?token=x', '/v1/', '//v1', '/%761'].map((path) => line(`GET ${path} HTTP/1.1`)),
    ...['POST', 'PUT', 'HEAD', 'OPTIONS'].map((method) => line(`${method} /v1 HTTP/1.1`)),
    line('GET /v1 HTTP/1.0'),
    line(`GET http://127.0.0.1:${port}/v1 HTTP/1.1`),
    added('Content-Length: 3'),
    added('Transfer-Encoding: chunked'),
    added('Content-Length: 3', 'Transfer-Encoding: chunked'),
    line(`CONNECT 127.0.0.1:${port} HTTP/1.1`),
    line('GARBAGE'),
    line('GET /v1 HTTP/9.9'),
    added(`X: ${'x'.repeat(40_000)}`),
    added('bad header line'),
    '\0\0\0\0\r\n\r\n',
    '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\r\n\r\n',
  ];
}

const refusals: Attack = {
  name: 'refusal reasons',
  threat: 'T06 T09',
  cases: 51,
  quick: 51,
  async run(lab) {
    const figures = tally();
    const { port } = await lab.daemon();
    for (const reason of reasonsOf(port)) {
      const answer = await exchange(port, reason);
      figures.holds(answer === REFUSAL, `${reason.slice(0, 60)} -> ${answer.slice(0, 60)}`);
    }
    const cookies = Array.from({ length: 50 }, (_, at) => `c${at}=${'x'.repeat(100)}`).join('; ');
    const good = await exchange(port, requestOf([...goodLines(port), `Cookie: ${cookies}`]));
    figures.holds(isOpened(good) && !/set-cookie/i.test(good), 'cookies change the answer');
    const time = async (request: string) => {
      const began = performance.now();
      await exchange(port, request);
      return performance.now() - began;
    };
    const [early, late]: [number[], number[]] = [[], []];
    for (let at = 0; at < 300; at++) {
      early.push(await time(withHeader(port, 'Origin', 'https://evil.example')));
      late.push(await time(withHeader(port, 'Sec-WebSocket-Key', 'short')));
    }
    figures.holds(Math.abs(p95(early) - p95(late)) < 5, `times tell: ${p95(early)} and ${p95(late)} ms`);
    return figures;
  },
};

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'];
const DOORS = [
  '/',
  '/v1',
  '/v1/',
  '/v2',
  '/index.html',
  '/favicon.ico',
  '/robots.txt',
  '/status',
  '/health',
  '/api',
  '/pair',
  '/clients',
  '/.well-known/x',
  '/../../etc/passwd',
  '/%2e%2e/',
  '/dossiers.sqlite',
  '/pairing.json',
  '/?token=1',
  '/v1?x',
  '/debug',
];

const doors: Attack = {
  name: 'HTTP side doors',
  threat: 'T07',
  cases: METHODS.length * DOORS.length,
  quick: METHODS.length * DOORS.length,
  async run(lab) {
    const figures = tally();
    const { port } = await lab.daemon();
    const asked = [
      'Origin: https://evil.example',
      'Access-Control-Request-Method: POST',
      'Access-Control-Request-Private-Network: true',
      'Access-Control-Request-Local-Network: true',
      'Expect: 100-continue',
    ];
    for (const method of METHODS) {
      for (const path of DOORS) {
        const answer = await exchange(
          port,
          requestOf([`${method} ${path} HTTP/1.1`, `Host: ${HOST}:${port}`, ...asked]),
        );
        const [head = '', body = ''] = answer.split('\r\n\r\n');
        const isShut = head.startsWith('HTTP/1.1 404 ') && body === '' && !/access-control|server:|date:/i.test(head);
        figures.holds(isShut, `${method} ${path} -> ${answer.slice(0, 80)}`);
      }
    }
    return figures;
  },
};

const SPELLINGS = ['127.0.0.1', '::1', '127.0.0.2', '127.1.1.1', '0.0.0.0', '::', '::ffff:127.0.0.1', 'localhost'];

const addresses: Attack = {
  name: 'other addresses',
  threat: 'T05',
  cases: 12,
  quick: 12,
  async run(lab, cases) {
    const figures = tally();
    const { networkInterfaces } = await import('node:os');
    const { readFileSync } = await import('node:fs');
    const { port } = await lab.daemon();
    const outside = Object.values(networkInterfaces()).flatMap((it) => (it ?? []).map(({ address }) => address));
    const wanted = [...new Set([...SPELLINGS, ...outside])];
    while (wanted.length < cases) wanted.push(`127.0.${wanted.length}.1`);
    for (const address of wanted) {
      // The address a browser would write, in a Host that is right for it.
      const host = address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
      const answer = await exchange(port, withHeader(port, 'Host', host), address);
      figures.holds(address === HOST ? isOpened(answer) : !isOpened(answer), `reached over ${address}`);
    }
    const hex = port.toString(16).toUpperCase().padStart(4, '0');
    const listeners = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(new RegExp(`\\d+: (\\w+):${hex} \\w+:0000 0A`, 'g'))].map(([, at]) => at),
    );
    figures.holds(listeners.join() === '0100007F', `listens on ${listeners.join()}`);
    return figures;
  },
};

/** What can be tried before any WebSocket code runs. */
export const upgradeAttacks: readonly Attack[] = [addresses, refusals, doors];
