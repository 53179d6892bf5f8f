// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import { takeSnapshot } from '../../../extension/content/snapshot.ts';
import { hintsOn } from '../../../shared/pages/hints-on.ts';
import { HINTS } from '../../../shared/pages/hints.ts';
import { recognise } from '../../../shared/pages/recognise.ts';
import { messageOr } from '../../../shared/locales/index.ts';
import { ROUTES } from '../../portal/app/routes.ts';
import { openStage } from '../../portal/stage.ts';

const { visit, reset } = await openStage();
beforeEach(() => reset());

describe.each(['en-us', 'ja-jp'])('in %s', (locale) => {
  describe.each(['pcv', 'dashboard'] as const)('under /%s/', (family) => {
    const hintsAt = async (id: string) => {
      await visit(`/${locale}${ROUTES[id]?.[family]}`);
      const { snapshot } = takeSnapshot(document, location);
      const recipe = recognise(snapshot);
      return recipe === null ? null : hintsOn(recipe, snapshot);
    };

    test('a company in CSP that has accepted the agreement is told nothing', async () => {
      reset({ family, mpa: 'accepted', mpaAcceptedOn: '2026-11-05' });
      for (const id of ['legal-info', 'locations', 'identifiers', 'agreements', 'csp-overview'])
        expect([id, await hintsAt(id)]).toEqual([id, []]);
    });

    test('without a Reseller tab or a CSP overview the company is not in CSP', async () => {
      reset({ family, isInCsp: false });
      for (const id of ['legal-info', 'locations', 'identifiers'])
        expect([id, await hintsAt(id)]).toEqual([id, ['not-in-csp']]);
    });

    test('an overview with neither banner nor button is one for another role', async () => {
      reset({ family });
      expect(await hintsAt('csp-overview')).toEqual([]);
      reset({ family, isGlobalAdmin: false });
      expect(await hintsAt('csp-overview')).toEqual(['no-banner-no-button']);
    });

    test('the membership’s agreement alone is not the one that counts', async () => {
      reset({ family });
      expect(await hintsAt('agreements')).toEqual(['only-membership-agreement']);
      reset({ family, partnerIds: [] });
      expect(await hintsAt('agreements')).toEqual([]);
    });
  });
});

test.each(HINTS)('%s says what it means and what to do, in both languages', (id) => {
  for (const language of ['en', 'ja'] as const)
    for (const key of [`hint.${id}`, `hint.${id}.do`]) expect(messageOr(language, key, '')).not.toBe('');
});
