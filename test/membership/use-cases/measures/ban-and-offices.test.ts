// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { mergeMembers } from '../../../../src/identity/use-cases/merge-members.js';
import { membershipFeature } from '../../../../src/compose/membership.js';
import { organisationsFeature } from '../../../../src/compose/organisations.js';
import { programmesFeature } from '../../../../src/compose/programmes.js';
import { systemClock as now } from '../../../../src/kernel/clock.js';
import type { MemberId } from '../../../../src/kernel/ids.js';
import { lockForBan } from '../../../../src/membership/store/measures/bans.js';
import { isRepresentative } from '../../../../src/membership/store/organisations/representatives.js';
import { isLead } from '../../../../src/membership/store/programmes/leads.js';
import { banEverywhere } from '../../../../src/membership/use-cases/measures/ban-everywhere.js';
import { appointRepresentative } from '../../../../src/membership/use-cases/organisations/appoint-representative.js';
import { appointLead } from '../../../../src/membership/use-cases/programmes/appoint-lead.js';
import {
  aStaffMember,
  actorOf,
  someActor,
  someMember,
} from '../../../support/builders/membership.js';
import { anOrganisation, aRepresentative } from '../../../support/builders/organisation.js';
import { aLead, aProgramme } from '../../../support/builders/programme.js';
import { aNamedDelegate, aSeat } from '../../../support/builders/seats.js';
import { untilBlocked, useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now, features: [membershipFeature, organisationsFeature, programmesFeature] };
const words = { reasonCode: 'conduct', reason: 'Messaggi offensivi', days: undefined } as const;
const evidence = 'Statuto, art. 3';

const ban = async (memberId: MemberId) =>
  banEverywhere(deps, { ...words, actor: await aStaffMember(db), memberId });

/** Answers for an organisation, leads a programme, and is asked to do each once more, and to sit somewhere. */
async function inOffice(who?: MemberId) {
  const actor = who ? actorOf(who) : await someActor(db);
  const { memberId } = actor;
  const [organisationId, other] = [await anOrganisation(db), await anOrganisation(db)];
  await aRepresentative(db, organisationId, actor);
  const staff = await aStaffMember(db);
  await appointRepresentative(deps, { actor: staff, organisationId: other, memberId, evidence });
  const [led, more] = [await aProgramme(db), await aProgramme(db)];
  await aLead(db, led, actor);
  await appointLead(deps, { actor: staff, programme: more.slug, memberId });
  await aNamedDelegate(db, await aSeat(db), actor);
  return { memberId, organisationId, programmeId: led.id, programme: more.slug };
}

const liveOf = async (memberId: MemberId) =>
  (
    await sql<{ what: string }>`
    select 'organisation' as what from organisation_grant where member_id = ${memberId} and ended_at is null
    union all select 'programme' from programme_grant where member_id = ${memberId} and ended_at is null
    union all select 'seat' from seat_delegate where member_id = ${memberId} and ended_at is null`.execute(
      db,
    )
  ).rows.map(({ what }) => what);

const told = async (memberId: MemberId) =>
  (
    await db
      .selectFrom('outbox')
      .select('type')
      .where('subject', '=', memberId)
      .where('type', 'in', [
        'organisation.representative_ended',
        'programme.lead_ended',
        'delegate.ended',
      ])
      .orderBy('type')
      .execute()
  ).map(({ type }) => type);

/** A ban as a row alone, as one that nobody acted upon yet. */
const written = (trx: typeof db, memberId: MemberId, by: MemberId) =>
  sql`insert into measure
    (id, kind, status, member_id, reason_code, reason, imposed_by, by_staff, imposed_at)
    values (gen_random_uuid(), 'ban', 'in_force', ${memberId}, 'other', 'prova', ${by}, true, now())`.execute(
    trx,
  );

describe('who is banned from everything', () => {
  it('answers for no organisation, sits for none and leads no programme; each end is told once', async () => {
    const { memberId, organisationId, programmeId } = await inOffice();
    expect(await liveOf(memberId)).toHaveLength(5);

    await ban(memberId);

    expect(await liveOf(memberId)).toEqual([]);
    expect(await isRepresentative(db, { memberId, organisationId, at: now() })).toBe(false);
    expect(await isLead(db, { memberId, programmeId })).toBe(false);
    expect(await told(memberId)).toEqual([
      'delegate.ended',
      'organisation.representative_ended',
      'organisation.representative_ended',
      'programme.lead_ended',
      'programme.lead_ended',
    ]);
  });

  it('has no power by what a race left behind', async () => {
    const { memberId, organisationId, programmeId } = await inOffice();
    const { memberId: staff } = await aStaffMember(db);
    await written(db, memberId, staff);
    expect(await isRepresentative(db, { memberId, organisationId, at: now() })).toBe(false);
    expect(await isLead(db, { memberId, programmeId })).toBe(false);
  });

  it('is asked to answer for nothing', async () => {
    const { memberId, organisationId, programme } = await inOffice();
    await ban(memberId);
    const actor = await aStaffMember(db);
    const barred = { code: 'membership.barred' };
    await expect(
      appointRepresentative(deps, { actor, organisationId, memberId, evidence }),
    ).rejects.toMatchObject(barred);
    await expect(appointLead(deps, { actor, programme, memberId })).rejects.toMatchObject(barred);
  });

  it('nor while the ban is being imposed', async () => {
    const organisationId = await anOrganisation(db);
    const { memberId } = await someActor(db);
    const actor = await aStaffMember(db);
    const banning = await db.startTransaction().execute();
    await lockForBan(banning, memberId);
    await written(banning, memberId, actor.memberId);

    const offering = appointRepresentative(deps, { actor, organisationId, memberId, evidence });
    const settled = expect(offering).rejects.toMatchObject({ code: 'membership.barred' });
    await untilBlocked(db);
    await banning.commit().execute();

    await settled;
  });

  it.each(['from', 'into'] as const)(
    'I18 is so by a merge, whichever side the ban was imposed on (%s)',
    async (side) => {
      const [from, into] = [await someMember(db), await someMember(db)];
      const [banned, free] = side === 'from' ? [from, into] : [into, from];
      await ban(banned);
      await inOffice(free);
      const proven = { from: now(), into: now() };
      await mergeMembers(deps, { actor: actorOf(into), from, into, proven });
      expect([...(await liveOf(from)), ...(await liveOf(into))]).toEqual([]);
    },
  );
});
