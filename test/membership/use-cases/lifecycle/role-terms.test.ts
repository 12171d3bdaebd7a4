// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeEach, describe, expect, it } from '@jest/globals';
import { day, later } from '../../../../src/kernel/clock.js';
import { trustId, type RoleGrantId, type Slug } from '../../../../src/kernel/ids.js';
import type { CommunityRole } from '../../../../src/membership/domain/permissions.js';
import { expireGrants } from '../../../../src/membership/use-cases/close-due-grants.js';
import { getCommunity } from '../../../../src/membership/use-cases/get-community.js';
import { freezeCommunity } from '../../../../src/membership/use-cases/lifecycle/freeze-community.js';
import { unfreezeCommunity } from '../../../../src/membership/use-cases/lifecycle/unfreeze-community.js';
import { myMemberships } from '../../../../src/membership/use-cases/my-memberships.js';
import { listHeldRoles } from '../../../../src/membership/use-cases/roles/list-held-roles.js';
import { remindOfTerms } from '../../../../src/membership/use-cases/roles/remind-of-terms.js';
import { aCommunity, aGrant, aStaffMember, actorOf } from '../../../support/builders/membership.js';
import { useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
// Rights are read by the clock of the database: the freeze lies in the past, its end in the present.
const present = new Date();
const daysAgo = (days: number) => ({ db, now: () => later(present, -days * day) });
const inDays = (days: number) => daysAgo(-days);

beforeEach(async () => {
  const far = { valid_until: later(present, 900 * day), overrun_at: null };
  await db.updateTable('role_grant').set(far).where('status', '=', 'active').execute();
  await db.deleteFrom('outbox').execute();
});

const stop = async (slug: Slug, ago: number) =>
  freezeCommunity(daysAgo(ago), { actor: await aStaffMember(db), slug, reason: 'Una verifica' });
const goOn = async (slug: Slug) =>
  unfreezeCommunity(daysAgo(0), { actor: await aStaffMember(db), slug });

/** Frozen forty days ago; the role had ten days left on that day. */
async function stopped(role: CommunityRole = 'editor') {
  const community = await aCommunity(db);
  const term = { validFrom: later(present, -90 * day), validUntil: later(present, -30 * day) };
  const { id, memberId } = await aGrant(db, { community, role, ...term });
  await stop(community.slug, 40);
  return { community, slug: community.slug, id, actor: actorOf(memberId), memberId };
}

const grantOf = (id: RoleGrantId) =>
  db
    .selectFrom('role_grant')
    .select(['status', 'valid_until', 'overrun_at'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
const eventsOf = async (type: string): Promise<unknown[]> => {
  const rows = await db
    .selectFrom('outbox')
    .select('data')
    .where('type', '=', type as 'role.ended')
    .execute();
  return rows.map(({ data }) => data);
};
const rolesOf = async ({ slug, actor }: Awaited<ReturnType<typeof stopped>>) =>
  (await getCommunity(daysAgo(0), { slug, locale: 'it', viewer: actor })).viewer.roles;

/** What its holder and the region are shown of it. */
async function shown({
  slug,
  id,
  memberId,
}: Pick<Awaited<ReturnType<typeof stopped>>, 'slug' | 'id' | 'memberId'>) {
  const { memberships } = await myMemberships(daysAgo(0), { memberId, locale: 'it' });
  const own = memberships.flatMap(({ grants }) => grants).filter((grant) => grant.id === id);
  const { held: all } = await listHeldRoles(daysAgo(0), { actor: await aStaffMember(db), slug });
  const held = all.filter(({ grantId }) => grantId === id);
  const words = ({ isOverrun, rests }: { isOverrun: boolean; rests: boolean }) => ({
    isOverrun,
    rests,
  });
  expect(own.map(words)).toEqual(held.map(words));
  return own.map(words);
}

describe('a role whose term passes while its community stands still', () => {
  it('rests: it does not end, gives nothing beyond its term, and portals are told so once', async () => {
    const here = await stopped('manager');
    expect(await expireGrants(daysAgo(29))).toBe(1);
    expect(await expireGrants(daysAgo(20))).toBe(0);
    expect(await grantOf(here.id)).toMatchObject({
      status: 'active',
      overrun_at: expect.any(Date),
    });
    expect(await rolesOf(here)).toEqual([]);
    const held = listHeldRoles(daysAgo(0), { actor: here.actor, slug: here.slug });
    await expect(held).rejects.toMatchObject({ code: 'right.missing' });
    expect(await shown(here)).toEqual([{ isOverrun: true, rests: true }]);
    expect(await eventsOf('role.overrun')).toMatchObject([{ grant: here.id, why: 'standstill' }]);
    expect(await eventsOf('role.ended')).toEqual([]);
  });

  it.each(['found by the job', 'not yet found'])(
    'has its days again afterwards, %s',
    async (how) => {
      const here = await stopped();
      if (how === 'found by the job') await expireGrants(daysAgo(20));
      await goOn(here.slug);
      const until = later(present, 10 * day);
      expect(await grantOf(here.id)).toEqual({
        status: 'active',
        valid_until: until,
        overrun_at: null,
      });
      expect(await rolesOf(here)).toEqual(['editor']);
      const was = how === 'found by the job' ? 'overrun' : 'active';
      expect(await eventsOf('role.renewed')).toContainEqual(
        expect.objectContaining({
          grant: here.id,
          until: until.toISOString(),
          was,
          why: 'standstill',
        }),
      );
      await expireGrants(inDays(9));
      expect((await grantOf(here.id)).status).toBe('active');
      await expireGrants(inDays(11));
      expect((await grantOf(here.id)).status).toBe('expired');
    },
  );

  it('answers for the community again where it is the only manager’s', async () => {
    const community = await aCommunity(db);
    const term = { valid_from: later(present, -90 * day), valid_until: later(present, -30 * day) };
    await db.updateTable('role_grant').set(term).where('community_id', '=', community.id).execute();
    await stop(community.slug, 40);
    await expireGrants(daysAgo(1));
    await goOn(community.slug);
    expect(await expireGrants(daysAgo(0))).toBe(0);
    const viewer = actorOf(community.managerId);
    const page = await getCommunity(daysAgo(0), { slug: community.slug, locale: 'it', viewer });
    expect(page.viewer.roles).toEqual(['manager']);
  });

  it('gets nothing for a term that was over before, and ends once', async () => {
    const here = await stopped();
    const over = { valid_until: later(present, -50 * day) };
    await db.updateTable('role_grant').set(over).where('id', '=', here.id).execute();
    expect(await expireGrants(daysAgo(20))).toBe(0);
    expect((await grantOf(here.id)).overrun_at).toBeNull();
    expect(await rolesOf(here)).toEqual([]);
    await goOn(here.slug);
    expect(await eventsOf('role.renewed')).not.toContainEqual(
      expect.objectContaining({ grant: here.id }),
    );
    await expireGrants(daysAgo(0));
    expect((await grantOf(here.id)).status).toBe('expired');
    expect(await eventsOf('role.overrun')).toEqual([]);
    expect(await eventsOf('role.ended')).toMatchObject([{ grant: here.id }]);
  });

  it('is not reminded of before the community goes on, and then by what is left', async () => {
    const here = await stopped();
    const soon = { valid_until: later(present, 5 * day) };
    await db.updateTable('role_grant').set(soon).where('id', '=', here.id).execute();
    expect(await remindOfTerms(daysAgo(0))).toBe(0);
    await goOn(here.slug);
    await remindOfTerms(daysAgo(0));
    expect(await eventsOf('role.term_near')).toMatchObject([{ grant: here.id, days: 60 }]);
  });

  it('is no caretaker’s: that month runs on, and ends', async () => {
    const here = await stopped('caretaker');
    await expireGrants(daysAgo(20));
    expect((await grantOf(here.id)).status).toBe('expired');
  });

  it('leaves the patience with a last manager, who was overdue before, as it was', async () => {
    const community = await aCommunity(db);
    const term = { valid_from: later(present, -90 * day), valid_until: later(present, -60 * day) };
    await db.updateTable('role_grant').set(term).where('community_id', '=', community.id).execute();
    await expireGrants(daysAgo(60));
    await stop(community.slug, 40);
    expect(await expireGrants(daysAgo(1))).toBe(0);
    const { id } = await db
      .selectFrom('role_grant')
      .select('id')
      .where('community_id', '=', community.id)
      .executeTakeFirstOrThrow();
    const here = { id: trustId<RoleGrantId>(id), memberId: community.managerId };
    expect(await shown({ ...here, slug: community.slug })).toEqual([
      { isOverrun: true, rests: false },
    ]);
    await goOn(community.slug);
    expect(await expireGrants(inDays(9))).toBe(0);
    expect(await expireGrants(inDays(11))).toBe(1);
  });
});
