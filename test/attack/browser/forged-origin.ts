import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { HOST } from '../../../shared/protocol/address.ts';
import { type Attack, tally } from '../lib/attack.ts';
import type { Lab } from '../lib/lab.ts';
import { openStage } from './stage.ts';

const MANIFEST = {
  manifest_version: 2,
  name: 'Forger',
  version: '1.0',
  permissions: ['webRequest', 'webRequestBlocking', '<all_urls>', 'ws://127.0.0.1/*', 'http://127.0.0.1/*'],
  content_security_policy: "script-src 'self'; object-src 'none'",
  background: { scripts: ['background.js'] },
  browser_specific_settings: { gecko: { id: 'forger@forger.invalid' } },
};

/** One socket under a forged Origin: did it open, and what was it told? */
interface Try {
  readonly isForged: boolean;
  readonly isOpened: boolean;
  readonly heard: readonly string[];
}

/** The forger's background. It has read the protocol, and knows everything but the long key. */
function forge(port: number, collector: number, origin: string, count: number): void {
  interface Details {
    readonly requestHeaders: { readonly name: string; readonly value?: string }[];
  }
  interface WebRequest {
    readonly webRequest: {
      readonly onBeforeSendHeaders: {
        addListener(listener: (details: Details) => object, filter: object, extra: readonly string[]): void;
      };
    };
  }
  const { browser } = globalThis as unknown as { readonly browser: WebRequest };
  let isForging = false;
  browser.webRequest.onBeforeSendHeaders.addListener(
    ({ requestHeaders }) => ({
      requestHeaders: isForging
        ? [...requestHeaders.filter(({ name }) => name.toLowerCase() !== 'origin'), { name: 'Origin', value: origin }]
        : requestHeaders,
    }),
    { urls: ['<all_urls>', 'ws://127.0.0.1/*'] },
    ['blocking', 'requestHeaders'],
  );
  const random = (length: number) =>
    btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(length))))
      .replace(/\+/g, '-')
      .replace(/\//g, '_')
      .replace(/=/g, '');
  const openings: readonly (readonly object[])[] = [
    [
      { type: 'hello', v: 1, kid: random(16), ne: random(32) },
      { type: 'proof', me: random(32) },
    ],
    [{ type: 'list', n: 1 }],
    [{ type: 'pair1', v: 1, ne: random(32), pe: random(65), label: 'x' }],
    [{ type: 'open', n: 1, dossier: crypto.randomUUID(), since: 0, hash: '' }],
    [{ type: 'forget', n: 1 }],
  ];
  const attempt = async (at: number): Promise<Try> =>
    new Promise((done) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/v1`, 'countersign.v1');
      const heard: string[] = [];
      let isOpened = false;
      socket.addEventListener('open', () => {
        isOpened = true;
        for (const message of openings[at % openings.length] ?? []) socket.send(JSON.stringify(message));
      });
      socket.addEventListener('message', ({ data }) => heard.push(String(data)));
      socket.addEventListener('close', () => done({ isForged: isForging, isOpened, heard }));
      setTimeout(() => socket.close(), 2_000);
    });
  const run = async () => {
    const tries: Try[] = [];
    for (let at = 0; at < count; at++) {
      isForging = at > 0;
      tries.push(await attempt(at));
    }
    isForging = false;
    await fetch(`http://127.0.0.1:${collector}/`, { method: 'POST', body: JSON.stringify(tries) });
  };
  void run();
}

/** Takes what the forger has to tell. */
async function collector(lab: Lab): Promise<{ readonly port: number; readonly told: Promise<readonly Try[]> }> {
  let tell: (tries: readonly Try[]) => void = () => {};
  const told = new Promise<readonly Try[]>((resolve) => (tell = resolve));
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      response.end();
      tell(JSON.parse(body) as readonly Try[]);
    });
  });
  await new Promise<void>((up) => void server.listen(0, HOST, up));
  lab.atEnd(() => void server.close());
  return { port: (server.address() as AddressInfo).port, told };
}

const forgedOrigin: Attack = {
  name: 'an extension that forges our origin',
  threat: 'T17',
  cases: 20,
  quick: 10,
  async run(lab, cases) {
    const figures = tally();
    const { driver, target } = await openStage(lab, 'firefox');
    const own = await driver.openOwn('popup.html');
    const origin = await own.evaluate(() => location.origin);
    const { port, told } = await collector(lab);
    const folder = lab.folder();
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify(MANIFEST));
    const call = `(${forge.toString()})(${[target.port, port, JSON.stringify(origin), cases + 1].join()});`;
    writeFileSync(join(folder, 'background.js'), call);
    await driver.browser.installExtension(folder);
    for (const { isForged, isOpened, heard } of await told) {
      if (!isForged) {
        figures.holds(!isOpened, 'another extension is let in under its own origin');
        continue;
      }
      // The Origin only filters: a forged one does open a socket, which is worth nothing without the key.
      if (!isOpened) figures.holds(false, 'the forger did not even get a socket, so nothing was tried');
      const isNothing = heard.every((it) => it.startsWith('{"type":"challenge"'));
      figures.holds(isNothing, `the forger was told ${heard.join(' | ')}`);
    }
    return figures;
  },
};

/** What another extension of the same browser can try. */
export const forgedOriginAttacks: readonly Attack[] = [forgedOrigin];
