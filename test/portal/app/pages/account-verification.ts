import { CHECKS } from '../../state.ts';
import { canAppeal } from '../../verification.ts';
import { type Page, action, terms } from '../context.ts';
import type { SelectField, TextArea } from '../controls.ts';
import { h } from '../element.ts';

/** The pane behind "Fix now": why a check was not passed, and what the company sends to answer. */
export const accountVerification: Page = ({ words, state, go, press, late }, prefix) => {
  const place = h('div', {});
  const reasons = CHECKS.flatMap((check) => {
    const is = state.checks[check];
    if (is !== 'rejected' && is !== 'action') return [];
    const why = is === 'rejected' ? words.reasonRejected : words.reasonAction;
    return [[words.reason, `${words[`${check}Check`]}: ${why}`] as const];
  });
  const nothing = state.appealsLeft === 0 ? words.noMoreAppeals : words.noAppeal;
  const kind = h(`${prefix}_he-select`, { label: words.documentType, required: words.required }) as SelectField;
  kind.options = [
    ['', words.choose],
    ['registration', words.registration],
    ['tax', words.taxCertificate],
    ['domain', words.domainProof],
  ];
  const comment = h(`${prefix}_he-text-area`, { label: words.comment }) as TextArea;
  const onUpload = async () => {
    if (kind.value === '') kind.complain(words.required);
    await press('Upload', kind.value === '' ? null : { document: kind.value, comment: comment.value });
    if (kind.value !== '') go('legal-info');
  };
  const upload = action(prefix, words.upload, () => void onUpload(), { disabled: !canAppeal(state) });
  late(500, () =>
    place.append(
      ...(canAppeal(state) ? [] : [h('p', { role: 'status' }, nothing)]),
      terms(...reasons, [words.appealsLeft, String(state.appealsLeft)]),
      h('div', { class: 'form' }, kind, comment),
      h('div', { class: 'actions' }, upload),
    ),
  );
  return [h('h1', {}, words.appeal), place];
};
