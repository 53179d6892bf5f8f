import { type Page, action, skeleton } from '../context.ts';
import { h } from '../element.ts';

export const partnerIdChoice: Page = ({ words, language, state, go, press, late }, prefix) => {
  const place = h('div', {}, skeleton(3));
  const error = h('p', { class: 'error', role: 'alert' });
  const countries = new Intl.DisplayNames([language], { type: 'region' });
  let chosen = -1;
  late(500, () => {
    const headers = [words.select, words.PartnerID, words.Type, words.country, words.company];
    const rows = state.partnerIds.map(({ number, type, country, company }, at) => {
      const onChange = () => {
        chosen = at;
        error.textContent = '';
      };
      const radio = h('input', { type: 'radio', name: 'partner-id', 'aria-label': number, value: number, onChange });
      const cells = [radio, number, words[type], countries.of(country) ?? country, company];
      return h('tr', { role: 'row' }, ...cells.map((cell) => h('td', {}, cell)));
    });
    place.replaceChildren(
      h(
        'table',
        {},
        h('thead', {}, h('tr', { role: 'row' }, ...headers.map((name) => h('th', { role: 'columnheader' }, name)))),
        h('tbody', {}, ...rows),
      ),
    );
  });
  const onNext = () => {
    const row = state.partnerIds[chosen];
    if (row === undefined) error.textContent = words.required;
    else if (row.type === 'global') error.textContent = words.wrongType;
    else void press('Next').then(() => go('enrolment-form'));
  };
  return [
    h('h1', {}, words.selectPartnerId),
    h('p', {}, words.selectText),
    place,
    error,
    h(
      'div',
      { class: 'actions' },
      action(prefix, words.Next, onNext),
      action(prefix, words.later, () => void press('Later').then(() => go('enrolment-form')), { appearance: '' }),
    ),
  ];
};
