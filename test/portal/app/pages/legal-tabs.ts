import type { PageContext } from '../context.ts';
import { h } from '../element.ts';

/** The tabs of "Legal info": the one for resellers is there only once the company is in CSP. */
export function legalTabs({ words, state, go }: PageContext, here: 'legal-info' | 'locations'): HTMLElement {
  const tab = (name: string, page: typeof here) => {
    const onClick = () => go(page);
    return h('button', { role: 'tab', 'aria-selected': String(page === here), onClick }, name);
  };
  const reseller = state.isInCsp ? tab(words.resellerTab, 'legal-info') : null;
  return h('div', { role: 'tablist' }, tab(words.partnerTab, 'locations'), reseller);
}
