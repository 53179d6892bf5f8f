import { type PortalState, USERS, type UserId } from '../../state.ts';
import { type Page, type PageContext, action, alert } from '../context.ts';
import type { CheckBox, SelectField, TextField } from '../controls.ts';
import type { DataGrid } from '../data-grid.ts';
import { h } from '../element.ts';
import type { Words } from '../words.ts';

/** Account settings > User management: who has which roles; a user's own are changed below the list. */
export const userManagement: Page = (context, prefix) => {
  const { words, state, late } = context;
  const grid = h(`${prefix}_he-data-grid`) as DataGrid;
  const search = h(`${prefix}_he-text-field`, { label: words.search }) as TextField;
  const filter = h(`${prefix}_he-select`, { label: words.filter }) as SelectField;
  filter.options = [
    ['', words.everybody],
    ['global', words.globalAdmin],
  ];
  const detail = h('div', {}, h('p', {}, words.userText));
  const present = () => {
    const shown = USERS.filter(
      (user) =>
        words[user].toLowerCase().includes(search.value.toLowerCase()) &&
        (filter.value === '' || (user === 'you' && state.isGlobalAdmin)),
    );
    grid.present(
      [words.userName, words.roles],
      shown.map((user) => {
        const onOpen = () => detail.replaceChildren(...detailOf(context, prefix, user));
        const roles = rolesOf(state, user, words).join(', ') || words.noRoles;
        return [action(prefix, words[user], onOpen, { appearance: 'link' }), roles];
      }),
    );
  };
  late(700, () => {
    present();
    for (const field of [search, filter]) field.addEventListener('portal-change', present);
  });
  return [h('h1', {}, words.users), h('div', { class: 'grid' }, search, filter), grid, detail];
};

/** What roles a user has, by their names. */
export function rolesOf({ isGlobalAdmin, adminAgents }: PortalState, user: UserId, words: Words): readonly string[] {
  return [
    ...(user === 'you' && isGlobalAdmin ? [words.globalAdmin] : []),
    ...(adminAgents.includes(user) ? [words.adminAgent] : []),
  ];
}

function detailOf({ words, state, go, press }: PageContext, prefix: string, user: UserId): readonly HTMLElement[] {
  const global = { label: words.globalAdmin, checked: user === 'you' && state.isGlobalAdmin, disabled: true };
  const agent = h(`${prefix}_he-checkbox`, {
    label: words.adminAgent,
    checked: state.adminAgents.includes(user),
  }) as CheckBox;
  const refused = alert();
  const onUpdate = async () => {
    await press('Update', { user, adminAgent: agent.isChecked ? 'yes' : 'no' });
    if (state.isGlobalAdmin) go('user-management');
    else refused.textContent = words.notAllowed;
  };
  const update = action(prefix, words.update, () => void onUpdate());
  return [
    h('h2', {}, words[user]),
    h(`${prefix}_he-checkbox`, global),
    agent,
    h('div', { class: 'actions' }, update),
    refused,
  ];
}
