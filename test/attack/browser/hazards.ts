import type { Frame, Page } from 'puppeteer-core';

/** Hosts that browsers ask by themselves. */
export const OWN_HOSTS =
  /(^|\.)(google|gstatic|googleapis|gvt1|mozilla|mozilla\.net|firefox|mozgcp|microsoft)\.(com|net|org)$/;

/** What hostile text has done. */
export interface Hazards {
  readonly dialogs: string[];
  readonly requests: string[];
}

/** Notes every dialog, and every request that leaves our own pages. */
export function watchFor(page: Page, hazards: Hazards): void {
  page.on('dialog', (dialog) => {
    hazards.dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (/^https?:/.test(request.url()) && !OWN_HOSTS.test(new URL(request.url()).hostname)) {
      hazards.requests.push(request.url());
    }
  });
}

/** What is in a page of ours that text has put there; empty when nothing is. */
export async function injected(where: Page | Frame): Promise<string> {
  return where.evaluate(() => {
    const strange = 'script,iframe,object,embed,img,video,audio,base,link,style,math,meta,marquee,animate,form[action]';
    const found = [...document.body.querySelectorAll(strange)].map((it) => it.outerHTML);
    const handlers = [...document.querySelectorAll('*')].flatMap((it) =>
      it.getAttributeNames().filter((name) => name.startsWith('on')),
    );
    const mark = Object.hasOwn(globalThis, 'xss') ? ['xss'] : [];
    return [...found, ...handlers, ...mark].join(' ').slice(0, 200);
  });
}
