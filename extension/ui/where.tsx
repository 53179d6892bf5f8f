import { type StepId, stepOf } from '../../shared/checklist/steps.ts';
import { PORTAL_ADDRESSES } from '../../shared/reference/portal-addresses.ts';
import { portalLabel } from '../../shared/pages/portal-label.ts';
import { type Text, dateText } from './text.ts';

/** Where in the portal a step is done: its menu path in the user's language, and its address where that is documented. */
export function Where({ step, text }: { readonly step: StepId; readonly text: Text }) {
  const { where, page, source } = stepOf(step);
  const address = page === null ? undefined : PORTAL_ADDRESSES[page];
  const path = where.map((label) => portalLabel(label, text.language)).join(' › ');
  return (
    <p class="small soft where">
      {path === '' ? null : <span>{path} </span>}
      {address === undefined ? null : (
        <a href={address} target="_blank" rel="noreferrer" data-open={page}>
          {text('ui.open-page')}
        </a>
      )}{' '}
      <a href={source.url} target="_blank" rel="noreferrer">
        {text('ui.source', { date: dateText(text, source.checked) })}
      </a>
    </p>
  );
}
