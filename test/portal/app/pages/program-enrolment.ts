import { membershipOf } from '../../partner-ids.ts';
import { type Page, action } from '../context.ts';
import { h } from '../element.ts';

/** Joining the partner program, which gives the account a pair of PartnerIDs. */
export const programEnrolment: Page = ({ words, state, go, press, late }, prefix) => {
  const actions = h('div', { class: 'actions' });
  const onStart = () => void press('Get started').then(() => go('locations'));
  late(700, () => actions.append(action(prefix, words.getStarted, onStart)));
  const isMember = membershipOf(state) !== null;
  return [h('h1', {}, words.maicpp), h('p', {}, isMember ? words.maicppJoined : words.maicppText), actions];
};
