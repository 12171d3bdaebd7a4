// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../src/kernel/actor.js';
import { systemClock as now } from '../../../src/kernel/clock.js';
import { trustId, type Slug } from '../../../src/kernel/ids.js';
import { activateCommunity } from '../../../src/membership/use-cases/activate-community.js';
import { appointCaretaker } from '../../../src/membership/use-cases/appoint-caretaker.js';
import { createCommunity } from '../../../src/membership/use-cases/create-community.js';
import { getCommunity } from '../../../src/membership/use-cases/get-community.js';
import { leaveCommunity } from '../../../src/membership/use-cases/leave-community.js';
import { nameFirstManager } from '../../../src/membership/use-cases/name-first-manager.js';
import { searchPeople } from '../../../src/membership/use-cases/search-people.js';
import {
  aCommunity,
  aStaffMember,
  actorOf,
  someActor,
  someMember,
} from '../../support/builders/membership.js';
import { readyToOpen } from '../../support/builders/settings.js';
import { useDatabase } from '../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };
const texts = { it: { name: 'Nuova', summary: 'Prova', howToJoin: 'Aderisci' } };
let staff: Actor;
let made = 0;
const create = async (): Promise<Slug> => {
  const slug = trustId<Slug>(`nuova-${(made += 1)}`);
  await createCommunity(deps, { actor: staff, slug, texts });
  return slug;
};

beforeAll(async () => {
  staff = await aStaffMember(db);
});

describe('a new community', () => {
  it('is prepared by the staff, shows to nobody else, and opens once it has a manager', async () => {
    const slug = await create();
    const page = getCommunity(deps, { slug, locale: 'it', viewer: await someActor(db) });
    await expect(page).rejects.toMatchObject({ code: 'community.not_found' });
    const early = activateCommunity(deps, { actor: staff, slug });
    await expect(early).rejects.toMatchObject({ code: 'community.not_ready' });

    const memberId = await someMember(db);
    await nameFirstManager(deps, { actor: staff, slug, memberId });
    await readyToOpen(db, slug);
    await activateCommunity(deps, { actor: staff, slug });

    const { community, viewer } = await getCommunity(deps, {
      slug,
      locale: 'it',
      viewer: actorOf(memberId),
    });
    expect(community.status).toBe('active');
    expect(viewer).toMatchObject({ roles: ['manager'], decidesRequests: true });
    expect(viewer.offerable).toContain('co_manager');
  });

  it('is nobody’s to make but the staff’s, with a strong sign-in', async () => {
    const slug = trustId<Slug>('abusiva');
    const anybody = createCommunity(deps, { actor: await someActor(db), slug, texts });
    await expect(anybody).rejects.toMatchObject({ code: 'right.missing' });
    const administrator = await aStaffMember(db, 'platform_admin');
    const outside = createCommunity(deps, { actor: administrator, slug, texts });
    await expect(outside).rejects.toMatchObject({ code: 'right.missing' });
    const weak = createCommunity(deps, { actor: { ...staff, level: 'low' }, slug, texts });
    await expect(weak).rejects.toMatchObject({ code: 'session.level_too_low' });
  });

  it('never takes an address that was used before', async () => {
    const { slug } = await aCommunity(db);
    const again = createCommunity(deps, { actor: staff, slug, texts });
    await expect(again).rejects.toMatchObject({ code: 'community.slug_taken' });
  });

  it('has managers named without an offer only while it is prepared, and never by themselves', async () => {
    const { slug } = await aCommunity(db);
    const late = nameFirstManager(deps, { actor: staff, slug, memberId: await someMember(db) });
    await expect(late).rejects.toMatchObject({ code: 'community.not_draft' });
    const own = nameFirstManager(deps, {
      actor: staff,
      slug: await create(),
      memberId: staff.memberId,
    });
    await expect(own).rejects.toMatchObject({ code: 'role.to_oneself' });
  });

  it('finds whom to name by a part of the name, whatever the accents, for the staff only', async () => {
    const memberId = await someMember(db, 'Niccolò Àbate');
    const found = await searchPeople(deps, { actor: staff, query: 'nicco' });
    expect(found).toEqual([{ memberId, displayName: 'Niccolò Àbate' }]);
    expect(await searchPeople(deps, { actor: staff, query: '%' })).toEqual([]);
    const curious = searchPeople(deps, { actor: await someActor(db), query: 'nicco' });
    await expect(curious).rejects.toMatchObject({ code: 'right.missing' });
  });

  it('that was frozen opens again under a caretaker from the staff', async () => {
    const frozen = await aCommunity(db, { status: 'frozen' });
    await leaveCommunity(deps, { actor: actorOf(frozen.managerId), slug: frozen.slug });
    const { slug } = frozen;
    const stranger = appointCaretaker(deps, { actor: staff, slug, memberId: await someMember(db) });
    await expect(stranger).rejects.toMatchObject({ code: 'right.missing' });

    const { memberId } = await aStaffMember(db);
    await appointCaretaker(deps, { actor: staff, slug, memberId });

    const { community, holders } = await getCommunity(deps, { slug, locale: 'it' });
    expect(community.status).toBe('active');
    expect(holders).toMatchObject([{ role: 'caretaker', memberId }]);
  });
});
