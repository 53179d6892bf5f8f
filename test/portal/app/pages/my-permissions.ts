import { type Page, skeleton } from '../context.ts';
import { h } from '../element.ts';
import { rolesOf } from './user-management.ts';

/** Account settings > Overview > View permissions: the roles of who is signed in. */
export const myPermissions: Page = ({ words, state, late }) => {
  const place = h('div', {}, skeleton(2));
  const roles = rolesOf(state, 'you', words);
  late(500, () =>
    place.replaceChildren(
      roles.length === 0 ? h('p', {}, words.noRoles) : h('ul', {}, ...roles.map((role) => h('li', {}, role))),
    ),
  );
  return [h('h1', {}, words.permissions), h('p', {}, words.permissionsText), place];
};
