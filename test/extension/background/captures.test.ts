import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { captures } from '../../../extension/background/captures.ts';
import type { ToContent } from '../../../extension/messages.ts';
import type { Fact } from '../../../shared/dossier/fact.ts';
import type { Capture } from '../../../shared/pages/capture.ts';

const said = { change: 'c', seq: 1, at: '2026-11-22T00:00:00Z', author: 'me', device: 'd' };
const fact = (path: string, value: string, more: Partial<Fact> = {}): Fact => ({
  ...said,
  path,
  value,
  source: 'entered',
  rivals: [],
  ...more,
});
const shape = (...labels: readonly string[]): Capture => ({
  format: 'countersign-page-1',
  host: 'partner.microsoft.com',
  path: '/dashboard/home',
  hash: '',
  language: 'en',
  nodes: labels.map((label) => ({ role: 'heading', label })),
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Asks tab 7, which is there or not, and gives what was said to it. */
function asked(facts: readonly Fact[], isThere = true) {
  const sent: ToContent[] = [];
  const desk = captures((_tab, message) => {
    sent.push(message);
    return isThere;
  });
  const answer = desk.capture(7, facts);
  const [message] = sent;
  return { desk, answer, token: message?.type === 'capture' ? message.token : -1 };
}

test('a tab’s answer comes without what the dossier knows: values, rivals and what pages said', async () => {
  const facts = [
    fact('company.legalName', 'Contoso', { rivals: [{ ...said, value: 'Fabrikam' }] }),
    fact('person:1.name', '山田太郎', { source: 'portal', raw: 'ヤマダ' }),
    fact('csp.partnerIdType', 'location'),
    fact('future.thing', 'Northwind'),
  ];
  const { desk, answer, token } = asked(facts);
  desk.captured(7, token, shape('Contoso', 'Fabrikam', '山田太郎', 'ヤマダ', 'Northwind', 'Location'));
  expect((await answer)?.nodes.map(({ label }) => label)).toEqual([...Array(5).fill(undefined), 'Location']);
});

test('another tab’s answer is not this one’s', async () => {
  const { desk, answer, token } = asked([]);
  desk.captured(8, token, shape('Evil'));
  desk.captured(7, token, shape('Home'));
  expect(await answer).toEqual(shape('Home'));
});

test('there is none where no page is, where it went away, and where it does not answer', async () => {
  expect(await asked([], false).answer).toBeNull();
  const gone = asked([]);
  gone.desk.gone(7);
  expect(await gone.answer).toBeNull();
  const silent = asked([]);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await silent.answer).toBeNull();
});
