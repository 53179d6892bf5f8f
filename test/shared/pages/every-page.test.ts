// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import { takeSnapshot } from '../../../extension/content/snapshot.ts';
import { PAGES } from '../../../shared/pages/index.ts';
import { read } from '../../../shared/pages/read.ts';
import type { Observation } from '../../../shared/pages/recipe.ts';
import { isPage, recognise } from '../../../shared/pages/recognise.ts';
import { ROUTES } from '../../portal/app/routes.ts';
import { openStage } from '../../portal/stage.ts';
import type { PortalState } from '../../portal/state.ts';

const FAMILIES = ['pcv', 'dashboard'] as const;

/** A company that is through: every page has something to show. */
const THROUGH: Partial<PortalState> = {
  accounts: ['Contoso Japan K.K.', 'Contoso US LLC'],
  associated: '6234567',
  checks: { email: 'passed', identity: 'pending', employment: 'action', business: 'rejected', additional: 'passed' },
  verificationStatus: 'rejected',
  resellerStatus: 'active',
  mpa: 'accepted',
  mpaAcceptedOn: '2026-11-05',
  joinedOn: '2026-10-01',
  adminAgents: ['you'],
  profile: {
    legalName: '株式会社コントソ',
    addressLine1: '港南2-16-3',
    addressLine2: '品川グランドセントラルタワー',
    city: '港区',
    state: '東京都',
    postalCode: '108-0075',
    country: 'JP',
    email: 'taro@contoso.co.jp',
  },
};
const AUTHORIZED = { providers: [{ name: 'Fabrikam Distribution', country: 'JP', state: 'authorized' } as const] };

/** What each page shows of {@link THROUGH}, as `field=value`, with the record where there is one. */
const SHOWN: Readonly<Record<string, readonly string[]>> = {
  'program-enrolment': [],
  welcome: [],
  'sign-in-choice': [],
  'enrolment-form': [],
  'account-verification': [],
  'user-management': [],
  'authorize-provider': [],
  locations: [
    '0 partnerId.number=6234567',
    '1 partnerId.number=6345678',
    '0 partnerId.type=location',
    '1 partnerId.type=location',
    '0 partnerId.country=JP',
    '1 partnerId.country=US',
  ],
  'partner-id-choice': [
    '0 partnerId.number=5123456',
    '1 partnerId.number=6234567',
    '2 partnerId.number=6345678',
    '0 partnerId.type=global',
    '1 partnerId.type=location',
    '2 partnerId.type=location',
    '0 partnerId.country=JP',
    '1 partnerId.country=JP',
    '2 partnerId.country=US',
  ],
  'legal-info': [
    'company.legalName=株式会社コントソ',
    'company.addressLine1=港南2-16-3',
    'company.addressLine2=品川グランドセントラルタワー',
    'company.city=港区',
    'company.state=東京都',
    'company.postalCode=108-0075',
    'company.country=JP',
    'contact.email=taro@contoso.co.jp',
    'csp.verificationStatus=rejected',
    'csp.resellerStatus=active',
    'csp.emailCheck=passed',
    'csp.identityCheck=pending',
    'csp.employmentCheck=action',
    'csp.businessCheck=rejected',
    'csp.additionalCheck=passed',
    'csp.membershipStatus=active',
  ],
  identifiers: [
    'csp.associatedPartnerId=6234567',
    'csp.partnerIdType=location',
    'csp.partnerIdCountry=JP',
    '0 partnerId.number=5123456',
    '1 partnerId.number=6234567',
    '2 partnerId.number=6345678',
    '0 partnerId.type=global',
    '1 partnerId.type=location',
    '2 partnerId.type=location',
    '0 partnerId.country=JP',
    '1 partnerId.country=JP',
    '2 partnerId.country=US',
  ],
  agreements: ['csp.mpa=accepted', 'csp.mpaAcceptedOn=2026-11-05'],
  'csp-overview': ['csp.mpa=accepted'],
  'my-permissions': ['signedIn.globalAdmin=yes', 'signedIn.adminAgent=yes'],
  'indirect-providers': [
    '0 distributor.name=Fabrikam Distribution',
    '0 distributor.country=JP',
    '0 distributor.state=listed',
  ],
};
const ACCOUNT = 'signedIn.account=Contoso Japan K.K.';

const { visit, reset } = await openStage();
const snapshotOf = async (path: string) => {
  await visit(path);
  return takeSnapshot(document, location).snapshot;
};
const said = ({ record, field, value }: Observation) => `${record === undefined ? '' : `${record} `}${field}=${value}`;
const readAt = async (path: string) => {
  const snapshot = await snapshotOf(path);
  const recipe = recognise(snapshot);
  return recipe === null ? null : read(recipe, snapshot).map(said);
};

beforeEach(() => reset());

/** Each language that the portal is documented in, and one that it is not, which it shows in English. */
const LOCALES = ['en-us', 'ja-jp', 'de-de', 'fr-fr', 'es-es', 'pt-br', 'ko-kr', 'zh-tw', 'it-it'] as const;

describe.each(LOCALES)('in %s', (locale) => {
  describe.each(FAMILIES)('under /%s/', (family) => {
    const address = (id: string) => `/${locale}${ROUTES[id]?.[family]}`;

    test.each(PAGES.map(({ id }) => id))('%s is itself, nothing else, and is read whole', async (id) => {
      reset({ ...THROUGH, family, ...(id === 'authorize-provider' ? {} : AUTHORIZED) });
      const snapshot = await snapshotOf(address(id));
      expect(PAGES.filter((recipe) => isPage(recipe, snapshot)).map((recipe) => recipe.id)).toEqual([id]);
      const recipe = recognise(snapshot);
      expect(recipe === null ? null : read(recipe, snapshot).map(said)).toEqual([...(SHOWN[id] ?? ['?']), ACCOUNT]);
    });
  });
});

describe.each(['en-us', 'ja-jp'])('in %s', (locale) => {
  describe.each(FAMILIES)('under /%s/', (family) => {
    const address = (id: string) => `/${locale}${ROUTES[id]?.[family]}`;

    test.each(['insights', 'practice'])('%s is nobody’s', async (id) => {
      expect(recognise(await snapshotOf(address(id)))).toBeNull();
    });

    test('at the beginning what is not there yet is not read', async () => {
      reset({ family });
      expect(await readAt(address('identifiers'))).not.toContainEqual(expect.stringContaining('csp.'));
      expect(await readAt(address('agreements'))).toEqual([]);
      expect(await readAt(address('csp-overview'))).toEqual(['csp.mpa=open']);
      expect(await readAt(address('indirect-providers'))).toEqual([]);
    });

    test('a company outside CSP is shown its locations in place of its legal profile', async () => {
      reset({ family, isInCsp: false });
      expect(recognise(await snapshotOf(address('legal-info')))?.id).toBe('locations');
    });
  });

  test('a role that is not shown is one that the user has not got', async () => {
    reset({ isGlobalAdmin: false, adminAgents: ['you'] });
    const path = `/${locale}${ROUTES['my-permissions']?.pcv}`;
    expect(await readAt(path)).toEqual(['signedIn.globalAdmin=no', 'signedIn.adminAgent=yes']);
    reset({ isGlobalAdmin: false });
    expect(await readAt(path)).toEqual(['signedIn.globalAdmin=no', 'signedIn.adminAgent=no']);
  });

  test('roles that have not been loaded are not taken for missing', async () => {
    reset({ delays: 'normal' });
    expect(recognise(await snapshotOf(`/${locale}${ROUTES['my-permissions']?.pcv}`))).toBeNull();
  });
});

test('what every recipe should read is written here', () => {
  expect(Object.keys(SHOWN).toSorted()).toEqual(PAGES.map(({ id }) => id).toSorted());
});
