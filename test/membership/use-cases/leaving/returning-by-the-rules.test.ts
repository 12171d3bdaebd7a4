// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../../src/kernel/actor.js';
import { day, later, minute, systemClock as now } from '../../../../src/kernel/clock.js';
import type { MemberId, Slug, StintId } from '../../../../src/kernel/ids.js';
import type { Community } from '../../../../src/membership/domain/community.js';
import { freezeCommunity } from '../../../../src/membership/use-cases/lifecycle/freeze-community.js';
import { joinCommunity } from '../../../../src/membership/use-cases/join-community.js';
import { leaveCommunity } from '../../../../src/membership/use-cases/leave-community.js';
import { readLeaving } from '../../../../src/membership/use-cases/leaving/read-leaving.js';
import { returnToCommunity } from '../../../../src/membership/use-cases/leaving/return-to-community.js';
import { declareAffiliation } from '../../../../src/membership/use-cases/organisations/declare-affiliation.js';
import { leaveOrganisation } from '../../../../src/membership/use-cases/organisations/end-affiliation.js';
import { appointCaretaker } from '../../../../src/membership/use-cases/appoint-caretaker.js';
import { aCommunity, actorOf, aStaffMember, aStint } from '../../../support/builders/membership.js';
import { restingOn } from '../../../support/builders/organisation.js';
import { terms } from '../../../support/builders/terms.js';
import { useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };
type Who = { readonly actor: Actor; readonly slug: Slug };

const stint = (id: StintId) =>
  db
    .selectFrom('stint')
    .select(['status', 'grace_until', 'grace_reason', 'affiliation_id', 'expires_at'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
const back = async (who: Who) => {
  await leaveCommunity(deps, who);
  return stint((await returnToCommunity(deps, who)).stintId);
};
const setWays = async (slug: Slug, ways: Community['ways']): Promise<void> => {
  await db
    .updateTable('community')
    .set({ join_ways: JSON.stringify(ways) as never })
    .where('slug', '=', slug)
    .execute();
};
const setAge = (memberId: MemberId, age: 'adult' | 'minor') =>
  db.updateTable('member').set({ age_class: age }).where('id', '=', memberId).execute();
const code = (what: string) => ({ code: what });

async function resting() {
  const member = await restingOn(db);
  const { actor, community } = member;
  return { ...member, ways: community.ways, who: { actor, slug: community.slug } };
}

describe('a leaving that is taken back', () => {
  it('goes on in the time of grace in which somebody left, and ends it where they belong again', async () => {
    const { who, stintId, actor, affiliationId, organisationId } = await resting();
    await leaveOrganisation(deps, { actor, affiliationId });
    const grace = { status: 'grace', grace_reason: 'affiliation_ended' };
    const { grace_until: until } = await stint(stintId);
    expect(await back(who)).toMatchObject({ ...grace, grace_until: until, affiliation_id: null });
    await leaveCommunity(deps, who);
    const { id } = await declareAffiliation(deps, { actor, organisationId, kind: 'employee' });
    const { stintId: again } = await returnToCommunity(deps, who);
    const restored = { status: 'active', grace_until: null, affiliation_id: id };
    expect(await stint(again)).toMatchObject(restored);
  });

  it('rests on the affiliation that the way in asked for, whose loss counts as before, however often', async () => {
    const { who, actor, affiliationId, ways } = await resting();
    expect(await back(who)).toMatchObject({ status: 'active', affiliation_id: affiliationId });
    await setWays(who.slug, [{ path: 'open' }, ...ways]);
    await leaveCommunity(deps, who);
    const { stintId } = await returnToCommunity(deps, who);
    await leaveOrganisation(deps, { actor, affiliationId });
    expect(await stint(stintId)).toMatchObject({ status: 'grace' });
  });

  it('is refused where the affiliation went after the leaving', async () => {
    const { who, actor, affiliationId } = await resting();
    await leaveCommunity(deps, who);
    await leaveOrganisation(deps, { actor, affiliationId });
    const returning = returnToCommunity(deps, who);
    await expect(returning).rejects.toMatchObject(code('membership.affiliation_missing'));
    const leaving = await readLeaving(deps, { ...who, locale: 'it' });
    if (leaving === 'came_back') throw new Error('they came back already');
    const { undo } = leaving;
    expect(undo?.unmet).toMatchObject(code('membership.affiliation_missing'));
  });

  it('keeps the end of the term that was left, and not a day more', async () => {
    const { slug, id } = await aCommunity(db);
    await db.updateTable('community').set({ membership_months: 12 }).where('id', '=', id).execute();
    const { memberId, id: stintId } = await aStint(db, { community: { id } });
    const ends = later(now(), 5 * day);
    await db.updateTable('stint').set({ expires_at: ends }).where('id', '=', stintId).execute();
    expect(await back({ actor: actorOf(memberId), slug })).toMatchObject({ expires_at: ends });
  });

  it('is too late once the time of grace is over', async () => {
    const { who, stintId, actor, affiliationId } = await resting();
    await leaveOrganisation(deps, { actor, affiliationId });
    const until = later(now(), minute);
    await db.updateTable('stint').set({ grace_until: until }).where('id', '=', stintId).execute();
    await leaveCommunity(deps, who);
    const late = { db, now: () => later(now(), 2 * minute) };
    const returning = returnToCommunity(late, who);
    await expect(returning).rejects.toMatchObject(code('membership.return_too_late'));
  });

  it('asks for the terms published meanwhile, and keeps that they were accepted', async () => {
    const community = await aCommunity(db);
    const { memberId } = await aStint(db, { community });
    const who = { actor: actorOf(memberId), slug: community.slug };
    await leaveCommunity(deps, who);
    const version = await terms(db, community);
    const unticked = returnToCommunity(deps, who);
    await expect(unticked).rejects.toMatchObject(code('membership.terms_not_accepted'));
    await returnToCommunity(deps, { ...who, accepted: { versions: [version], lang: 'it' } });
    const kept = db.selectFrom('terms_acceptance').select('member_id');
    expect(await kept.where('member_id', '=', memberId).execute()).toHaveLength(1);
  });

  it.each([
    [{ minimumLevel: 'high' as const }, 'session.level_too_low'],
    [{ providers: ['cie'] }, 'membership.provider_not_admitted'],
    [{ adults: true as const }, 'membership.adults_only'],
    [{ emailDomains: ['ente.example'] }, 'membership.address_missing'],
  ])('asks what the way in asks by now: %j', async (more, refused) => {
    const community = await aCommunity(db);
    const { slug } = community;
    const { memberId } = await aStint(db, { community });
    await setAge(memberId, 'minor');
    const who = { actor: actorOf(memberId), slug };
    await leaveCommunity(deps, who);
    await setWays(slug, [{ path: 'open', ...more }]);
    await expect(returnToCommunity(deps, who)).rejects.toMatchObject(code(refused));
    await setWays(slug, [{ path: 'open' }]);
    await returnToCommunity(deps, who);
  });
});

describe('the last manager who left a community that froze for it', () => {
  const frozen = async () => {
    const nobody = { status: 'ended', ended_at: now() } as const;
    await db.updateTable('platform_grant').set(nobody).where('status', '<>', 'ended').execute();
    const here = await aCommunity(db);
    const who = { actor: actorOf(here.managerId), slug: here.slug };
    await leaveCommunity(deps, who);
    return { here, who };
  };
  const statusOf = async (slug: Slug) =>
    (
      await db
        .selectFrom('community')
        .select('status')
        .where('slug', '=', slug)
        .executeTakeFirstOrThrow()
    ).status;

  it('comes back as a member within a day, while others may not join, and it stays frozen', async () => {
    const { here, who } = await frozen();
    expect(await readLeaving(deps, { ...who, locale: 'it' })).toMatchObject({ undo: {} });
    await returnToCommunity(deps, who);
    expect(await statusOf(here.slug)).toBe('frozen');
    const actor = actorOf((await aStint(db, { community: here })).memberId);
    await leaveCommunity(deps, { actor, slug: here.slug });
    const joining = joinCommunity(deps, { actor, slug: here.slug });
    await expect(joining).rejects.toMatchObject(code('community.not_active'));
  });

  it('does not where the region stopped it meanwhile', async () => {
    const { here, who } = await frozen();
    const { slug } = here;
    const actor = await aStaffMember(db);
    const { memberId } = await aStaffMember(db);
    await appointCaretaker(deps, { actor, slug, memberId });
    await freezeCommunity(deps, { actor, slug, reason: 'Verifica' });
    const returning = returnToCommunity(deps, who);
    await expect(returning).rejects.toMatchObject(code('community.not_active'));
    expect(await readLeaving(deps, { ...who, locale: 'it' })).toHaveProperty('undo', undefined);
  });
});
