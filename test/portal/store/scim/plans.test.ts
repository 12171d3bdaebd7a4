// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, describe, expect, it } from '@jest/globals';
import { prepared } from '../../../../src/database/prepared.js';
import { trustId, type ClientId, type CommunityId } from '../../../../src/kernel/ids.js';
import type { ScimGroup } from '../../../../src/portal/domain/scim/group.js';
import type { Portal } from '../../../../src/portal/domain/portal.js';
import { listGroupIdsOf, listGroups } from '../../../../src/portal/store/scim/groups.js';
import { listInvited } from '../../../../src/portal/store/scim/invited-people.js';
import {
  findKnownByAddress,
  listKnown,
  pageOfKnown,
} from '../../../../src/portal/store/scim/known-people.js';
import { pageOfMembers } from '../../../../src/portal/store/scim/members.js';
import { aPortal } from '../../../support/builders/portal.js';
import { useDatabase } from '../../../support/database.js';
import { plansOf } from '../../../support/plans.js';
import { fillForScim, scaleId } from '../../../support/portal/scim-scale.js';

const { db, pool } = useDatabase();
const deps = { prepared: prepared(pool) };
const limit = 51;
/** What one statement may look at: a page of two kinds, each with what belongs to it, whatever there is in all. */
const mostRows = 10 * limit;

type Asking = Pick<Portal, 'clientId' | 'sector' | 'scopes' | 'communities'>;
const communityIds = (numbers: readonly number[]): CommunityId[] =>
  numbers.map((n) => trustId<CommunityId>(scaleId(1, n)));
const big: Pick<ScimGroup, 'id' | 'kind'> = { id: scaleId(1, 1), kind: 'community' };
const inside: Pick<ScimGroup, 'id' | 'kind'> = { id: scaleId(2, 2), kind: 'group' };
let everywhere: Asking;
let few: Asking;

beforeAll(async () => {
  const { clientId, scopes, ...portal } = await aPortal(db, {
    scopes: ['openid', 'email', 'scim'],
  });
  const sector = portal.sector ?? clientId;
  const asking = { clientId: trustId<ClientId>(clientId), sector, scopes: [...scopes] };
  everywhere = { ...asking, communities: 'all' };
  few = { ...asking, communities: communityIds([1, 5_000, 9_999]) };
  await fillForScim(pool, { clientId, sector });
}, 120_000);

describe('at 10,000 communities, one of which has 100,000 members, no table is read from end to end', () => {
  const after = scaleId(1, 5_000);
  const groupReads: Readonly<Record<string, Parameters<typeof listGroups>[2]>> = {
    'a first page': { limit },
    'a later page': { after, limit },
    'an id': { ids: [scaleId(2, 10_001)], limit: 1 },
    'a name': { name: 'COMUNITÀ 77', limit },
    'the name of a group inside': { name: 'gruppo 12345', limit },
    'an id of the portal’s own': { externalId: `gruppo-1-${scaleId(2, 10_001)}`, limit },
    'a community’s word in claims': { slug: { community: 'comunita-77', group: undefined }, limit },
    'a group’s word in claims': { slug: { community: 'comunita-77', group: 'gruppo-1' }, limit },
  };

  describe.each([
    ['that serves them all', () => everywhere],
    ['that serves three', () => few],
  ])('for groups of a portal %s', (_which, portal) => {
    it.each(Object.keys(groupReads))('by %s', async (name) => {
      const query = groupReads[name] ?? { limit };
      expect(await seen(() => listGroups(db, portal(), query))).toEqual([]);
    });
  });

  const others: Readonly<Record<string, () => Promise<unknown>>> = {
    'the first people': () => pageOfKnown(deps.prepared, everywhere, { after: '', limit }),
    'later people': () => pageOfKnown(deps.prepared, everywhere, { after: 'sub-5', limit }),
    'people by userName': () => listKnown(deps.prepared, everywhere, ['sub-50000', 'sub-2']),
    'people by address': () => findKnownByAddress(deps.prepared, everywhere, '50000@example.org'),
    'the first who were invited': () => listInvited(db, everywhere, { limit }),
    'who was invited at an address': () =>
      listInvited(db, few, { address: 'ospite-5000@example.org', limit }),
    'who was invited under an id of the portal’s own': () =>
      listInvited(db, few, { externalId: `ospite-${scaleId(8, 5_000)}`, limit }),
    'where people belong': () => listGroupIdsOf(db, everywhere, [trustId(scaleId(3, 7))]),
    'the first members': () =>
      pageOfMembers(deps.prepared, everywhere, { group: big, after: undefined, limit }),
    'later members': () =>
      pageOfMembers(deps.prepared, few, {
        group: big,
        after: [new Date(Date.now() - 3_600_000_000).toISOString(), scaleId(5, 60_000)],
        limit,
      }),
    'the first members of a group inside': () =>
      pageOfMembers(deps.prepared, few, { group: inside, after: undefined, limit }),
    'later members of a group inside': () =>
      pageOfMembers(deps.prepared, few, {
        group: inside,
        after: [new Date(Date.now() - 600_000_000).toISOString(), scaleId(6, 10_000)],
        limit,
      }),
  };

  it.each(Object.keys(others))('for %s', async (name) => {
    expect(await seen(async () => others[name]?.())).toEqual([]);
  });
});

/** What is wrong with how the database goes about what is sent. */
async function seen(run: () => Promise<unknown>): Promise<readonly string[]> {
  const plans = await plansOf(pool, run);
  expect(plans.length).toBeGreaterThan(0);
  return plans.flatMap(({ steps, text }) => {
    const read = steps
      .filter(({ name }) => name === 'Seq Scan')
      .map(({ on }) => `reads all of ${on}`);
    const wide = steps
      .filter(({ rows }) => rows > mostRows)
      .map(({ name, on, rows }) => `${name} ${on}: ${rows} rows`);
    return [...read, ...wide].map((fault) => `${fault} in ${text}`);
  });
}
