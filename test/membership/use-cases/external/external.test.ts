// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../../src/kernel/actor.js';
import { systemClock as now } from '../../../../src/kernel/clock.js';
import { newId, trustId, type CommunityId, type Slug } from '../../../../src/kernel/ids.js';
import { archiveCommunity } from '../../../../src/membership/use-cases/lifecycle/archive-community.js';
import { createExternal } from '../../../../src/membership/use-cases/external/create-external.js';
import { describeExternal } from '../../../../src/membership/use-cases/external/describe-external.js';
import { readExternal } from '../../../../src/membership/use-cases/external/read-external.js';
import { withdrawExternal } from '../../../../src/membership/use-cases/external/withdraw-external.js';
import { followCommunity } from '../../../../src/membership/use-cases/following/follow-community.js';
import { getCommunity } from '../../../../src/membership/use-cases/get-community.js';
import { inviteMembers } from '../../../../src/membership/use-cases/inviting/invite-members.js';
import { joinCommunity } from '../../../../src/membership/use-cases/join-community.js';
import { leaveCommunity } from '../../../../src/membership/use-cases/leave-community.js';
import { listCommunities } from '../../../../src/membership/use-cases/list-communities.js';
import { listMembers } from '../../../../src/membership/use-cases/list-members.js';
import { nameFirstManager } from '../../../../src/membership/use-cases/name-first-manager.js';
import { offerRole } from '../../../../src/membership/use-cases/offer-role.js';
import { proposeRole } from '../../../../src/membership/use-cases/propose-role.js';
import { putInProgramme } from '../../../../src/membership/use-cases/programmes/place-community.js';
import { readOverview } from '../../../../src/membership/use-cases/read-overview.js';
import { anEntry, anExternal } from '../../../support/builders/external.js';
import {
  aCommunity,
  aStaffMember,
  aStint,
  someActor,
  someMember,
} from '../../../support/builders/membership.js';
import { aProgramme } from '../../../support/builders/programme.js';
import { untilBlocked, useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };
const locale = 'it';
let staff: Actor;
beforeAll(async () => {
  staff = await aStaffMember(db);
});

describe('a community that lives elsewhere', () => {
  it('is in the catalogue with its way in, and has a page of its own', async () => {
    const { slug } = await anExternal(db, 'Custodi dell’argine');
    const { items, facets } = await listCommunities({ db }, { locale, way: 'elsewhere' });
    expect(items).toMatchObject([{ slug, joinPath: 'elsewhere', members: 'fewer_than_five' }]);
    expect(facets.ways).toContainEqual({ value: 'elsewhere', name: undefined, communities: 1 });
    const page = await readExternal({ db }, { slug, locale: 'en' });
    expect(page).toMatchObject({ text: { name: 'Custodi dell’argine' }, mayEdit: false });
    expect(await readExternal({ db }, { slug, locale, viewer: staff })).toMatchObject({
      mayEdit: true,
    });
  });

  it('is the staff’s to put in, to change and to take out', async () => {
    const { slug } = await anExternal(db);
    for (const actor of [await someActor(db), await aStaffMember(db, 'platform_admin')]) {
      const acts = [
        () => createExternal(deps, { actor, slug: trustId('mia'), ...anEntry() }),
        () => describeExternal(deps, { actor, slug, revision: 0, ...anEntry() }),
        () => withdrawExternal(deps, { actor, slug }),
      ];
      for (const act of acts) await expect(act()).rejects.toMatchObject({ code: 'right.missing' });
    }
  });

  it('shares addresses with the communities here, and keeps its own for ever', async () => {
    const here = await aCommunity(db);
    const create = (slug: Slug) => createExternal(deps, { actor: staff, slug, ...anEntry() });
    await expect(create(here.slug)).rejects.toMatchObject({ code: 'community.slug_taken' });
    const { slug } = await anExternal(db);
    await withdrawExternal(deps, { actor: staff, slug });
    await expect(create(slug)).rejects.toMatchObject({ code: 'community.slug_taken' });
    await expect(readExternal({ db }, { slug, locale })).rejects.toMatchObject({
      code: 'community.not_found',
    });
    await expect(withdrawExternal(deps, { actor: staff, slug })).rejects.toMatchObject({
      code: 'community.not_found',
    });
  });

  it('is changed by one of two who write at the same moment', async () => {
    const { id, slug } = await anExternal(db);
    const write = (name: string) =>
      describeExternal(deps, { actor: staff, slug, revision: 0, ...anEntry(name) });
    const pending: Promise<unknown>[] = [];
    await db.transaction().execute(async (trx) => {
      await trx.selectFrom('community').select('id').where('id', '=', id).forUpdate().execute();
      pending.push(write('Primo'), write('Secondo'));
      await untilBlocked(db, 2);
    });
    const results = await Promise.allSettled(pending);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'community.changed' },
    });
  });

  it('may be in a programme, and is no community without a manager', async () => {
    const { slug: community } = await anExternal(db, 'Senza gestore');
    const { slug: programme } = await aProgramme(db);
    await putInProgramme(deps, { actor: staff, programme, community });
    const { items } = await listCommunities({ db }, { locale, programme });
    expect(items.map(({ slug }) => slug)).toEqual([community]);
    const { unmanaged } = await readOverview(deps, { actor: staff, locale });
    expect(unmanaged.items.map(({ slug }) => slug)).not.toContain(community);
  });
});

type Try = (actor: Actor, slug: Slug) => Promise<unknown>;
const tries: Readonly<Record<string, Try>> = {
  getCommunity: (viewer, slug) => getCommunity(deps, { viewer, slug, locale }),
  joinCommunity: (actor, slug) => joinCommunity(deps, { actor, slug }),
  leaveCommunity: (actor, slug) => leaveCommunity(deps, { actor, slug }),
  followCommunity: (actor, slug) => followCommunity(deps, { actor, slug, alerts: true }),
  listMembers: (actor, slug) => listMembers(deps, { actor, slug }),
  proposeRole: (actor, slug) => proposeRole(deps, { actor, slug, role: 'editor', message: '' }),
  offerRole: (actor, slug) =>
    offerRole(deps, { actor, slug, memberId: actor.memberId, role: 'manager' }),
  nameFirstManager: (actor, slug) =>
    nameFirstManager(deps, { actor, slug, memberId: actor.memberId }),
  archiveCommunity: (actor, slug) => archiveCommunity(deps, { actor, slug, reason: 'Perché sì' }),
};

describe('nobody belongs here to a community that lives elsewhere', () => {
  it.each(Object.entries(tries))('%s', async (_, attempt) => {
    const { slug } = await anExternal(db);
    await expect(attempt(staff, slug)).rejects.toMatchObject({ code: 'community.elsewhere' });
  });

  it('not even by invitation', async () => {
    const { slug } = await anExternal(db);
    const guests = [{ address: 'ospite@example.org' }];
    const inviting = inviteMembers(
      { ...deps, lettersOfDay: 1_000, pseudonym: (label, value) => `${label} ${value}` },
      { actor: staff, slug, guests, locale, message: '' },
    );
    await expect(inviting).rejects.toMatchObject({ code: 'community.elsewhere' });
  });

  it('the database refuses whatever would make somebody belong', async () => {
    const { id } = await anExternal(db);
    const memberId = await someMember(db);
    const refusal = { constraint: 'community_lives_elsewhere' };
    await expect(aStint(db, { community: { id }, memberId })).rejects.toMatchObject(refusal);
    const asking = db.insertInto('join_request').values({
      id: newId(),
      community_id: id,
      member_id: memberId,
      status: 'pending',
      message: '',
      level: 'low',
      provider: 'spid',
      created_at: now(),
      expected_by: now(),
    });
    await expect(asking.execute()).rejects.toMatchObject(refusal);
    const grant = db.insertInto('role_grant').values({
      id: newId(),
      stint_id: newId(),
      community_id: id,
      member_id: memberId,
      role: 'manager',
      status: 'offered',
      offered_by: staff.memberId,
      created_at: now(),
    });
    await expect(grant.execute()).rejects.toMatchObject({ constraint: 'role_grant_stint' });
  });

  it('nor does one come home, or a community here go elsewhere', async () => {
    const { id } = await anExternal(db);
    const here = await aCommunity(db);
    const set = (of: CommunityId, kind: 'own' | 'external') =>
      db.updateTable('community').set({ kind }).where('id', '=', of).execute();
    for (const change of [() => set(id, 'own'), () => set(here.id, 'external')]) {
      await expect(change()).rejects.toMatchObject({ constraint: 'community_kind_kept' });
    }
  });
});
