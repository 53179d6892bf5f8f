import { EVENTS, OUTCOMES, type PracticeEvent, canHappen } from '../events.ts';
import { CHECKS, type PortalState } from '../state.ts';
import { PortalElement, h } from './element.ts';
import type { Words } from './words.ts';

/** What the bar is drawn with. */
export interface Practice {
  readonly words: Words;
  readonly state: PortalState;
  readonly happen: (event: PracticeEvent) => void;
  readonly go: (page: string) => void;
}

/** Where the rehearsing user decides what Microsoft and the distributor do next. Not a part of the portal's pages. */
export class PracticeBar extends PortalElement {
  private readonly place = h('div', { class: 'events' });
  private readonly summary = h('summary', {});

  connectedCallback(): void {
    if (this.root.childElementCount === 0)
      this.show(h('details', { open: true, class: 'practice-bar' }, this.summary, this.place));
  }

  /** Shows what can happen now. */
  offer(practice: Practice): void {
    const { words, state, go } = practice;
    const hasSomething = EVENTS.some((event) => canHappen(state, event));
    const isInvited = state.providers.some((it) => it.state === 'invited');
    const lead = (name: string, page: string, label: string) => h('button', { name, onClick: () => go(page) }, label);
    this.summary.textContent = words.barTitle;
    this.place.replaceChildren(
      ...(hasSomething ? [] : [h('p', {}, words.barNothing)]),
      ...checks(practice),
      h(
        'div',
        { class: 'others' },
        button(practice, 'location-authorized', words.barLocation),
        button(practice, 'all-passed', words.barAll),
        button(practice, 'invitation', words.barInvitation),
        ...(isInvited ? [lead('open-invitation', 'authorize-provider', words.barOpen)] : []),
        lead('restart', 'practice', words.barStart),
      ),
    );
  }
}

/** Each check that is still open, with the ways in which it can end. */
function checks(practice: Practice): readonly HTMLElement[] {
  const { words, state } = practice;
  const names = {
    email: words.barEmail,
    identity: words.barIdentity,
    employment: words.barEmployment,
    business: words.barBusiness,
    additional: words.barAdditional,
  };
  const outcomes = { passed: words.barPassed, action: words.barAction, rejected: words.barRejected };
  const open = CHECKS.filter((check) => OUTCOMES.some((outcome) => canHappen(state, `${check}-${outcome}`)));
  return open.map((check) =>
    h(
      'fieldset',
      {},
      h('legend', {}, names[check]),
      ...OUTCOMES.map((outcome) => button(practice, `${check}-${outcome}`, outcomes[outcome])),
    ),
  );
}

function button({ state, happen }: Practice, event: PracticeEvent, label: string): HTMLElement {
  return h('button', { name: event, disabled: !canHappen(state, event), onClick: () => happen(event) }, label);
}
