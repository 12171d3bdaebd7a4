// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import { losingAllCommunities } from '../../../src/portal/use-cases/read-losing-all.js';
import { trustId, type ClientId } from '../../../src/kernel/ids.js';
import { aCommunity } from '../../support/builders/membership.js';
import { aPortal } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';

const { db } = useDatabase();

it('names the portals alone that serve all communities and would serve none', async () => {
  const { slug } = await aCommunity(db);
  const { clientId } = await aPortal(db, { communities: 'all' });
  const few = await aPortal(db, { communities: [slug] });
  const none = await aPortal(db, { communities: [] });
  const unknown = { clientId: trustId<ClientId>('new'), communities: [] };
  const would = (communities: readonly string[] | 'all') =>
    losingAllCommunities(db, [
      { clientId, communities },
      { ...few, communities: [] },
      { ...none, communities: [] },
      unknown,
    ]);
  expect(await would([])).toEqual([clientId]);
  expect(await would([slug])).toEqual([]);
  expect(await would('all')).toEqual([]);
});
