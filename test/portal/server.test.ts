import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { type Socket, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type TLSSocket, connect as connectTls } from 'node:tls';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Portal, startPortal } from './server.ts';
import { BEGINNING } from './state.ts';

const root = mkdtempSync(join(tmpdir(), 'portal-'));
const folder = join(root, 'built');
let portal: Portal;

beforeAll(() => {
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), 'the page');
  writeFileSync(join(folder, 'assets/page.js'), 'the script');
  writeFileSync(join(root, 'secret.js'), 'not to be served');
});
afterAll(() => rmSync(root, { recursive: true }));
beforeEach(async () => {
  portal = await startPortal({ folder });
});
afterEach(() => portal.close());

test.each([
  ['/pcv/register/joinnow/enrollmentwelcome/valueaddedreseller', 'the page', 'text/html; charset=utf-8'],
  ['/ja-jp/dashboard/v2/csp/overview?tab=1', 'the page', 'text/html; charset=utf-8'],
  ['/assets/page.js', 'the script', 'text/javascript; charset=utf-8'],
  ['/../secret.js', 'the page', 'text/html; charset=utf-8'],
  ['/practice', 'the page', 'text/html; charset=utf-8'],
  ['//', 'the page', 'text/html; charset=utf-8'],
])('%s is answered with %s', async (path, body, type) => {
  const answer = await ask(path);
  expect(answer).toMatchObject({ status: 200, body, type });
  expect(answer.policy).toContain("script-src 'self'");
  expect(answer.policy).toContain("require-trusted-types-for 'script'");
});

test('a planted page stands in place of a built one, with headers of its own', async () => {
  portal.plant('/pcv/dashboard/overview', { html: 'planted', headers: { 'Content-Security-Policy': 'sandbox' } });
  const answer = await ask('/pcv/dashboard/overview?tab=1');
  expect(answer).toMatchObject({ status: 200, body: 'planted', policy: 'sandbox' });
  expect((await ask('/pcv/dashboard')).body).toBe('the page');
});

test('the state begins fresh, follows the tests, and can be put back', async () => {
  expect(JSON.parse((await ask('/practice/state')).body)).toEqual(BEGINNING);
  portal.setState({ family: 'pcv', mpa: 'accepted' });
  expect(JSON.parse((await ask('/practice/state')).body)).toEqual({ ...BEGINNING, family: 'pcv', mpa: 'accepted' });
  portal.reset();
  expect(portal.state()).toEqual(BEGINNING);
});

test('a press is recorded, and what it sends is kept', async () => {
  await ask('/practice/state', { type: 'press', name: 'Next', sent: null });
  await ask('/practice/state', { type: 'press', name: 'Enroll now', sent: { legalName: '株式会社コントソ' } });
  expect(portal.state()).toMatchObject({
    presses: ['Next', 'Enroll now'],
    profile: { legalName: '株式会社コントソ' },
  });
});

test('the agreement is accepted on the day on which it was', async () => {
  portal.setState({ verificationStatus: 'authorized', resellerStatus: 'qualified', associated: '6234567' });
  await ask('/practice/state', { type: 'press', name: 'Accept and continue', sent: null });
  expect(Date.now() - Date.parse(portal.state().mpaAcceptedOn ?? '')).toBeLessThan(2 * 24 * 60 * 60 * 1_000);
});

test.each([['not json'], [{ type: 'press', name: 'Format the disk', sent: null }], [{ presses: [] }]])(
  '%j is no move: it is refused and changes nothing',
  async (body) => {
    expect((await ask('/practice/state', body)).status).toBe(400);
    expect(portal.state()).toEqual(BEGINNING);
  },
);

test.each(['partner.microsoft.com', 'partnercenter.microsoft.com'])(
  'the proxy leads %s to the portal, under a certificate for it',
  async (host) => {
    const { status, socket } = await tunnel(`${host}:443`);
    expect(status).toBe(200);
    const secure = connectTls({ socket, servername: host, rejectUnauthorized: false });
    await once(secure, 'secureConnect');
    expect(secure.getPeerCertificate().subjectaltname).toContain(`DNS:${host}`);
    expect(await pageThrough(secure, host)).toContain('the page');
    expect(portal.asked).toEqual([host]);
    secure.destroy();
  },
);

test.each(['example.com:443', 'partner.microsoft.com.example.com:443', '127.0.0.1:1'])(
  'the proxy refuses %s and remembers that it was asked for',
  async (address) => {
    expect((await tunnel(address)).status).toBe(403);
    expect(portal.asked).toEqual([address.split(':')[0]]);
  },
);

test('the proxy never carries unencrypted requests', async () => {
  const { status } = await new Promise<{ status: number | undefined }>((resolve, reject) => {
    const request = plainRequest({ port: portal.proxyPort, host: '127.0.0.1', path: 'http://partner.microsoft.com/' });
    request.on('response', (response) => {
      response.resume();
      resolve({ status: response.statusCode });
    });
    request.on('error', reject).end();
  });
  expect(status).toBe(403);
  expect(portal.asked).toEqual(['partner.microsoft.com']);
});

test('when told so, the proxy lets other hosts through', async () => {
  const other = createServer((socket) => socket.end('from elsewhere'));
  const port = await new Promise<number>((resolve) => {
    other.listen(0, '127.0.0.1', () => resolve(Number(Object(other.address()).port)));
  });
  const passing = await startPortal({ folder, passOthers: true });
  const { status, socket } = await tunnel(`127.0.0.1:${port}`, passing);
  expect(status).toBe(200);
  expect(await text(socket)).toBe('from elsewhere');
  await passing.close();
  other.close();
});

test('close ends open connections at once and frees both ports', async () => {
  const { socket } = await tunnel('partner.microsoft.com:443');
  const ended = new Promise((resolve) => socket.on('close', resolve).on('error', () => undefined));
  await portal.close();
  await ended;
  const again = await startPortal({ folder, port: portal.port, proxyPort: portal.proxyPort });
  expect([again.port, again.proxyPort]).toEqual([portal.port, portal.proxyPort]);
  await again.close();
});

test('a taken port is an error, and leaves nothing open', async () => {
  await expect(startPortal({ folder, port: portal.port })).rejects.toThrow('EADDRINUSE');
  const free = await startPortal({ folder });
  await free.close();
  await expect(startPortal({ folder, port: free.port, proxyPort: portal.proxyPort })).rejects.toThrow('EADDRINUSE');
  const again = await startPortal({ folder, port: free.port });
  await again.close();
});

test('a portal that has not been built says what to do', async () => {
  await expect(startPortal({ folder: join(root, 'nothing') })).rejects.toThrow('npm run build');
});

interface Answer {
  readonly status: number | undefined;
  readonly body: string;
  readonly type: string | undefined;
  readonly policy: string;
}

async function ask(path: string, sent?: unknown): Promise<Answer> {
  const method = sent === undefined ? 'GET' : 'POST';
  const to = { port: portal.port, host: '127.0.0.1', path, method, rejectUnauthorized: false, agent: false } as const;
  return new Promise((resolve, reject) => {
    const request = secureRequest(to, (response) => {
      const { 'content-type': type, 'content-security-policy': policy } = response.headers;
      text(response).then(
        (body) => resolve({ status: response.statusCode, body, type, policy: String(policy) }),
        reject,
      );
    });
    request.on('error', reject);
    request.end(sent === undefined ? undefined : typeof sent === 'string' ? sent : JSON.stringify(sent));
  });
}

async function tunnel(
  address: string,
  { proxyPort } = portal,
): Promise<{ status: number | undefined; socket: Socket }> {
  return new Promise((resolve, reject) => {
    const request = plainRequest({ port: proxyPort, host: '127.0.0.1', method: 'CONNECT', path: address });
    request.on('connect', ({ statusCode: status }, socket, head) => {
      if (head.length > 0) socket.unshift(head);
      resolve({ status, socket });
    });
    request.on('error', reject).end();
  });
}

async function pageThrough(socket: TLSSocket, host: string): Promise<string> {
  socket.write(`GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
  return text(socket);
}
