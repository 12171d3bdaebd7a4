// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { day, later, systemClock as now } from '../../../../src/kernel/clock.js';
import { newId, type StintId } from '../../../../src/kernel/ids.js';
import { leaveCommunity } from '../../../../src/membership/use-cases/leave-community.js';
import { restoreMemberships } from '../../../../src/membership/use-cases/organisations/settle-memberships.js';
import { decideAffiliation } from '../../../../src/membership/use-cases/organisations/decide-affiliation.js';
import { declareAffiliation } from '../../../../src/membership/use-cases/organisations/declare-affiliation.js';
import { leaveOrganisation } from '../../../../src/membership/use-cases/organisations/end-affiliation.js';
import { endDissolved } from '../../../../src/membership/use-cases/organisations/end-dissolved.js';
import { keepTerms } from '../../../../src/membership/use-cases/term/keep-terms.js';
import { renewMembership } from '../../../../src/membership/use-cases/term/renew-membership.js';
import { setMembershipTerm } from '../../../../src/membership/use-cases/term/set-membership-term.js';
import {
  aCommunity,
  aGrant,
  aStint,
  actorOf,
  someActor,
} from '../../../support/builders/membership.js';
import {
  anOrganisation,
  aRepresentative,
  dissolve,
  restingOn,
} from '../../../support/builders/organisation.js';
import { untilBlocked, useDatabase } from '../../../support/database.js';
import { onTwoNodes } from '../../../support/two-nodes.js';

const { db } = useDatabase();
const deps = { db, now };
type Resting = Awaited<ReturnType<typeof restingOn>>;

const stint = (id: StintId) =>
  db
    .selectFrom('stint')
    .select(['status', 'grace_until', 'grace_reason', 'end_reason', 'expires_at'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
const told = async ({ actor }: Pick<Resting, 'actor'>) => {
  const rows = await db
    .selectFrom('outbox')
    .select(['type', 'data'])
    .where('subject', '=', actor.memberId)
    .where('type', 'like', 'stint.%')
    .orderBy('seq')
    .execute();
  return rows.map(({ type, data }) => [type, data['why']].filter(Boolean).join(' '));
};
const leave = ({ actor, affiliationId }: Resting) =>
  leaveOrganisation(deps, { actor, affiliationId });
const strict = async ({ community }: Resting) => {
  const { slug, managerId } = community;
  const term = { months: undefined, graceDays: 60, onLoss: 'end' as const };
  await setMembershipTerm(deps, { actor: actorOf(managerId), slug, term });
};

describe('a membership whose affiliation ends', () => {
  it('goes on for a while with everything, and as before when the person belongs again', async () => {
    const member = await restingOn(db);
    await leave(member);
    const { status, grace_until: until } = await stint(member.stintId);
    expect(status).toBe('grace');
    expect(Math.round(((until?.getTime() ?? 0) - now().getTime()) / day)).toBe(60);
    const { actor, organisationId } = member;
    const elsewhere = await anOrganisation(db);
    await declareAffiliation(deps, { actor, organisationId: elsewhere, kind: 'employee' });
    expect(await stint(member.stintId)).toMatchObject({ status: 'grace' });
    await declareAffiliation(deps, { actor, organisationId, kind: 'employee' });
    expect(await stint(member.stintId)).toMatchObject({ status: 'active', grace_until: null });
    expect(await told(member)).toEqual([
      'stint.started',
      'stint.grace affiliation_ended',
      'stint.restored',
    ]);
  });

  it('is not renewed out of it', async () => {
    const member = await restingOn(db);
    const expires = later(now(), 10 * day);
    const { stintId, actor, community } = member;
    await db.updateTable('stint').set({ expires_at: expires }).where('id', '=', stintId).execute();
    await leave(member);
    const renewing = renewMembership(deps, { actor, slug: community.slug });
    await expect(renewing).rejects.toMatchObject({ code: 'membership.not_renewable' });
  });

  it('nor out of the grace that its term had come to, which goes on no longer for it', async () => {
    const member = await restingOn(db);
    const { stintId, actor, community, organisationId } = member;
    const ended = later(now(), -20 * day);
    await db.updateTable('stint').set({ expires_at: ended }).where('id', '=', stintId).execute();
    await keepTerms({ db, now: () => later(now(), -10 * day) });
    const { grace_until: until } = await stint(stintId);

    await leave(member);

    expect(await stint(stintId)).toMatchObject({
      status: 'grace',
      grace_until: until,
      grace_reason: 'affiliation_ended',
    });
    const renew = () => renewMembership(deps, { actor, slug: community.slug });
    await expect(renew()).rejects.toMatchObject({ code: 'membership.not_renewable' });
    await declareAffiliation(deps, { actor, organisationId, kind: 'employee' });
    await renew();
    expect(await stint(stintId)).toMatchObject({ status: 'active', grace_until: null });
    expect(await told(member)).toEqual([
      'stint.started',
      'stint.grace expired',
      'stint.grace affiliation_ended',
      'stint.restored',
      'stint.renewed',
    ]);
  });

  it('is renewed by who belongs where the way in asks by now', async () => {
    const { stintId, actor, community } = await restingOn(db);
    const expires = later(now(), 10 * day);
    await db.updateTable('stint').set({ expires_at: expires }).where('id', '=', stintId).execute();
    const elsewhere = await anOrganisation(db);
    const affiliation = { organisations: [elsewhere], kinds: [], proof: 'declared' };
    const ways = JSON.stringify([{ path: 'affiliation', affiliation }]);
    const there = db.updateTable('community').where('id', '=', community.id);
    await there.set({ join_ways: ways }).execute();
    const renew = () => renewMembership(deps, { actor, slug: community.slug });
    await expect(renew()).rejects.toMatchObject({ code: 'membership.affiliation_missing' });
    await declareAffiliation(deps, { actor, organisationId: elsewhere, kind: 'employee' });
    await renew();
  });

  it('ends at once where a reserved community says so, and only there', async () => {
    const member = await restingOn(db, { audience: 'reserved' });
    await strict(member);
    await leave(member);
    expect(await stint(member.stintId)).toMatchObject({ status: 'expired' });
    expect(await told(member)).toEqual(['stint.started', 'stint.ended affiliation_ended']);
    await expect(strict(await restingOn(db))).rejects.toMatchObject({
      code: 'membership.end_not_reserved',
    });
  });

  it('leaves no community without anybody who answers for it', async () => {
    const member = await restingOn(db, { audience: 'reserved' });
    await strict(member);
    const { community, actor } = member;
    await aGrant(db, { community, memberId: actor.memberId, role: 'manager' });
    await leaveCommunity(deps, { actor: actorOf(community.managerId), slug: community.slug });
    await leave(member);
    const { role } = await db
      .selectFrom('live_role')
      .select('role')
      .where('community_id', '=', community.id)
      .executeTakeFirstOrThrow();
    expect(role).toBe('caretaker');
  });

  it('stays where another affiliation does as well', async () => {
    const member = await restingOn(db);
    const { actor, organisationId } = member;
    await declareAffiliation(deps, { actor, organisationId, kind: 'associate' });
    await leave(member);
    expect(await told(member)).toEqual(['stint.started']);
  });

  it('is told alike when a representative says that it is not so', async () => {
    const member = await restingOn(db);
    const actor = await aRepresentative(db, member.organisationId);
    const { affiliationId } = member;
    const no = { decision: 'refuse', reason: 'Non risulta' } as const;
    await decideAffiliation(deps, { actor, affiliationId, ...no });
    expect(await stint(member.stintId)).toMatchObject({ status: 'grace' });
  });

  it('and is suspended too comes into grace when it goes on', async () => {
    const member = await restingOn(db);
    const set = { status: 'suspended' } as const;
    await db.updateTable('stint').set(set).where('id', '=', member.stintId).execute();
    await leave(member);
    expect(await stint(member.stintId)).toMatchObject({
      status: 'suspended',
      grace_reason: 'affiliation_ended',
    });
  });

  it('does not concern who keeps a place for the staff, nor who came in by a way that asks nothing', async () => {
    const organisationId = await anOrganisation(db);
    const demand = { organisations: [organisationId], kinds: [], proof: 'declared' as const };
    const asking = { path: 'affiliation' as const, affiliation: demand };
    for (const [path, ways] of [
      ['appointed', [asking]],
      ['open', [asking, { path: 'open' as const }]],
    ] as const) {
      const community = await aCommunity(db, { ways });
      const actor = await someActor(db);
      const { id } = await aStint(db, { community, memberId: actor.memberId, path });
      const said = { actor, organisationId, kind: 'volunteer' as const };
      const { id: affiliationId } = await declareAffiliation(deps, said);
      await leaveOrganisation(deps, { actor, affiliationId });
      expect(await stint(id)).toMatchObject({ status: 'active' });
    }
  });
});

describe('an organisation that is no more', () => {
  it('ends who belonged to it one by one, each told once, by whatever node', async () => {
    const organisationId = await anOrganisation(db);
    const members = [
      await restingOn(db, { organisationId }),
      await restingOn(db, { organisationId }),
    ];
    expect(await endDissolved(deps)).toBe(0);
    await dissolve(db, organisationId);
    const held = { table: 'community', id: members[0]?.community.id ?? '' };
    const done = await onTwoNodes(db, held, () => endDissolved(deps));
    expect(done.reduce((sum, one) => sum + one, 0)).toBe(2);
    for (const member of members) {
      expect(await told(member)).toEqual(['stint.started', 'stint.grace affiliation_ended']);
    }
  });
});

describe('two acts at the same moment', () => {
  it('an affiliation ends while somebody joins by it: who came in is in grace', async () => {
    const { organisationId, community } = await restingOn(db);
    const actor = await someActor(db);
    const said = { actor, organisationId, kind: 'volunteer' as const };
    const { id: affiliationId } = await declareAffiliation(deps, said);
    const joining = await db.startTransaction().execute();
    const id = newId<StintId>();
    await joining.selectFrom('community').where('id', '=', community.id).forShare().execute();
    await joining
      .insertInto('stint')
      .values({
        id,
        community_id: community.id,
        member_id: actor.memberId,
        status: 'active',
        join_path: 'affiliation',
        level_at_join: 'low',
        provider_at_join: 'spid',
        started_at: now(),
        affiliation_id: affiliationId,
      })
      .execute();
    const leaving = leaveOrganisation(deps, { actor, affiliationId });
    await Promise.race([leaving, untilBlocked(db)]);
    await joining.commit().execute();
    await leaving;
    expect(await stint(id)).toMatchObject({
      status: 'grace',
      grace_reason: 'affiliation_ended',
    });
  });

  it('a new proof and the end of the grace: the membership is restored or over, never both', async () => {
    const member = await restingOn(db);
    await leave(member);
    const { actor, organisationId, stintId } = member;
    const ending = await db.startTransaction().execute();
    await ending
      .updateTable('stint')
      .set({ status: 'expired', ended_at: now() })
      .where('id', '=', stintId)
      .execute();
    const proving = declareAffiliation(deps, { actor, organisationId, kind: 'employee' });
    await Promise.race([proving, untilBlocked(db)]);
    await ending.commit().execute();
    await proving;
    expect(await stint(stintId)).toMatchObject({ status: 'expired' });
    expect(await told(member)).not.toContain('stint.restored');
    await db
      .transaction()
      .execute((trx) => restoreMemberships(trx, actor.memberId, { at: now(), actor: undefined }));
    expect(await told(member)).not.toContain('stint.restored');
  });
});
