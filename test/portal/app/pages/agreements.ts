import { membershipOf } from '../../partner-ids.ts';
import type { Page } from '../context.ts';
import type { DataGrid } from '../data-grid.ts';
import { h } from '../element.ts';

/** Account settings > Agreements: which contracts were accepted, and when. */
export const agreements: Page = ({ words, language, state, late }, prefix) => {
  const grid = h(`${prefix}_he-data-grid`) as DataGrid;
  const dates = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  const row = (name: string, on: string | null) => [
    name,
    words.acceptedState,
    on === null ? '' : dates.format(new Date(on)),
  ];
  late(500, () =>
    grid.present(
      [words.agreement, words.status, words.acceptedOn],
      [
        ...(state.mpa === 'accepted' ? [row(words.mpa, state.mpaAcceptedOn)] : []),
        ...(membershipOf(state) === null ? [] : [row(words.maicppAgreement, state.joinedOn)]),
      ],
    ),
  );
  return [h('h1', {}, words.agreements), grid];
};
