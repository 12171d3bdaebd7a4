// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../../src/kernel/actor.js';
import { systemClock as now } from '../../../../src/kernel/clock.js';
import { newId } from '../../../../src/kernel/ids.js';
import type { DemandChange } from '../../../../src/membership/domain/settings/demand-change.js';
import {
  changeDemand,
  readDemand,
} from '../../../../src/membership/use-cases/settings/change-demand.js';
import { setPolicy } from '../../../../src/membership/use-cases/settings/set-policy.js';
import { aCommunity, aGrant, actorOf } from '../../../support/builders/membership.js';
import { anOrganisation } from '../../../support/builders/organisation.js';
import { useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };
const associations = { act: 'rules', kinds: ['association'], proof: 'declared' } as const;

async function managed() {
  const community = await aCommunity(db);
  const { slug } = community;
  const manager = actorOf(community.managerId);
  let revision = 0;
  const change = async (what: DemandChange, actor: Actor = manager) => {
    await changeDemand(deps, { actor, slug, revision, path: 'affiliation', change: what });
    revision += 1;
  };
  const read = async () => {
    const { demand, view } = await readDemand(deps, { actor: manager, slug, path: 'affiliation' });
    return { demand, ways: view.community.ways };
  };
  return { community, slug, manager, change, read };
}

describe('where a community wants its members from', () => {
  it('is said organisation by organisation, or by kinds; the way opens and closes with it', async () => {
    const { change, read } = await managed();
    const organisationId = await anOrganisation(db);
    await change({ act: 'add', organisationId });
    await change(associations);
    const demand = { organisations: [organisationId], kinds: ['association'], proof: 'declared' };
    expect((await read()).demand).toEqual(demand);
    await change({ act: 'remove', organisationId });
    expect((await read()).demand).toEqual({ ...demand, organisations: [] });
    await change({ act: 'clear' });
    expect((await read()).ways).toEqual([{ path: 'open' }]);
  });

  it('stays when the other rules change, and an empty way is not opened', async () => {
    const { community, slug, manager, change, read } = await managed();
    await change(associations);
    const policy = { ...community, ways: [{ path: 'affiliation', adults: true } as const] };
    await setPolicy(deps, { actor: manager, slug, revision: 1, policy });
    expect((await read()).ways).toMatchObject([
      { path: 'affiliation', adults: true, affiliation: { kinds: ['association'] } },
    ]);
    const other = await managed();
    const opening = setPolicy(deps, {
      actor: other.manager,
      slug: other.slug,
      revision: 0,
      policy,
    });
    await expect(opening).rejects.toMatchObject({ code: 'community.way_unconditional' });
  });

  it('is never left without any organisation by mistake, and names only those that there are', async () => {
    const { change } = await managed();
    const organisationId = await anOrganisation(db);
    await change({ act: 'add', organisationId });
    await expect(change({ act: 'remove', organisationId })).rejects.toMatchObject({
      code: 'community.demand_empty',
    });
    await expect(change({ act: 'add', organisationId: newId() })).rejects.toMatchObject({
      code: 'organisation.not_found',
    });
  });

  it('is a manager’s to say, once at a time', async () => {
    const { community, slug, manager, change } = await managed();
    const { memberId } = await aGrant(db, { community, role: 'co_manager' });
    await expect(change(associations, actorOf(memberId))).rejects.toMatchObject({
      code: 'right.missing',
    });
    await change(associations);
    const path = 'affiliation' as const;
    const late = { actor: manager, slug, revision: 0, path, change: associations };
    await expect(changeDemand(deps, late)).rejects.toMatchObject({ code: 'community.changed' });
  });
});
