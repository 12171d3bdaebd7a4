// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { systemClock as now } from '../../../../src/kernel/clock.js';
import type { MemberId, OrganisationId } from '../../../../src/kernel/ids.js';
import { closeOrganisation } from '../../../../src/membership/use-cases/organisations/close-organisation.js';
import { readEntry } from '../../../../src/membership/use-cases/organisations/change-organisation.js';
import { declareAffiliation } from '../../../../src/membership/use-cases/organisations/declare-affiliation.js';
import { endDissolved } from '../../../../src/membership/use-cases/organisations/end-dissolved.js';
import { mergeOrganisations } from '../../../../src/membership/use-cases/organisations/merge-organisations.js';
import { reopenOrganisation } from '../../../../src/membership/use-cases/organisations/reopen-organisation.js';
import { searchOrganisations } from '../../../../src/membership/use-cases/organisations/search-organisations.js';
import { createOrganisation } from '../../../../src/membership/use-cases/organisations/create-organisation.js';
import { aStaffMember, someActor } from '../../../support/builders/membership.js';
import {
  anOrganisation,
  aRepresentative,
  confirmedBy,
  restingOn,
} from '../../../support/builders/organisation.js';
import { aDelegate, aNamedDelegate, aSeat, aSeatRequest } from '../../../support/builders/seats.js';
import { untilBlocked, useDatabase } from '../../../support/database.js';
import { told as mailed } from '../../../support/told.js';

const { db } = useDatabase();
const deps = { db, now };
const reason = 'Inserita due volte';

async function merged(organisationId: OrganisationId, into: OrganisationId) {
  const actor = await aStaffMember(db);
  await mergeOrganisations(deps, { actor, organisationId, into, reason });
  return actor;
}
const liveOf = (table: 'affiliation' | 'organisation_grant' | 'seat', id: OrganisationId) =>
  db
    .selectFrom(table)
    .select(['id', 'status'])
    .where('organisation_id', '=', id)
    .where('ended_at', 'is', null)
    .execute();
const told = async (organisationId: OrganisationId) => {
  const events = await db.selectFrom('outbox').select(['type', 'data']).orderBy('seq').execute();
  return events
    .filter(({ data }) => data['organisation'] === organisationId)
    .map(({ type }) => type);
};
const onBehalfOf = async (memberId: MemberId) => {
  const rows = await db
    .selectFrom('live_membership')
    .select('on_behalf_of')
    .where('member_id', '=', memberId)
    .execute();
  return rows.map((row) => row.on_behalf_of);
};

describe('two entries of one organisation', () => {
  it('become one: who belongs, who answers, seats, delegates, domains and what communities ask for', async () => {
    const from = await anOrganisation(db, { domain: `due${Date.now()}.example` });
    const into = await anOrganisation(db);
    const resting = await restingOn(db, { organisationId: from });
    const seat = await aSeat(db, { organisationId: from });
    const sits = await aDelegate(db, seat);
    const asked = await aNamedDelegate(db, seat);
    await aSeatRequest(db, { organisationId: from });
    const actor = await merged(from, into);

    expect(await liveOf('affiliation', from)).toEqual([]);
    // Who rests on it, who sits for it, who is asked to.
    expect(await liveOf('affiliation', into)).toHaveLength(3);
    expect(await liveOf('organisation_grant', from)).toEqual([]);
    expect((await liveOf('organisation_grant', into)).length).toBeGreaterThanOrEqual(2);
    expect((await liveOf('seat', into)).map(({ status }) => status).toSorted()).toEqual([
      'held',
      'requested',
    ]);
    const domains = await db
      .selectFrom('organisation_domain')
      .select('organisation_id')
      .where('organisation_id', 'in', [from, into])
      .execute();
    expect(domains).toEqual([{ organisation_id: into }]);
    const { name } = (await readEntry(deps, { actor, organisationId: into })).entry;
    expect(await onBehalfOf(sits.actor.memberId)).toEqual([{ ipa: null, name }]);
    expect(await onBehalfOf(asked.actor.memberId)).toEqual([]);
    const { join_ways: ways } = await db
      .selectFrom('community')
      .select('join_ways')
      .where('id', '=', resting.community.id)
      .executeTakeFirstOrThrow();
    expect(ways).toMatchObject([{ affiliation: { organisations: [into] } }]);
    expect(await readEntry(deps, { actor, organisationId: from })).toMatchObject({
      status: 'dissolved',
      closedReason: reason,
      mergedInto: into,
    });

    // What a membership rests on is there as before: the job that works off what is dissolved finds nothing.
    expect(await endDissolved(deps)).toBe(0);
    const stint = await db
      .selectFrom('stint')
      .select('status')
      .where('id', '=', resting.stintId)
      .executeTakeFirstOrThrow();
    expect(stint.status).toBe('active');
    const types = await told(into);
    for (const type of [
      'affiliation.moved',
      'organisation.representative_moved',
      'organisation.domain_moved',
      'seat.moved',
      'delegate.started',
      'organisation.merged',
      'community.policy_set',
    ]) {
      expect(types).toContain(type);
    }
  });

  it('keep once what somebody said of both, by the better proof, and what they held of both, for longer', async () => {
    const [from, into] = [await anOrganisation(db), await anOrganisation(db)];
    const person = await someActor(db);
    const say = (organisationId: OrganisationId) =>
      declareAffiliation(deps, { actor: person, organisationId, kind: 'volunteer' });
    const { id: proven } = await say(from);
    await say(into);
    const both = await confirmedBy(db, proven);
    await aRepresentative(db, into, both);
    await merged(from, into);
    expect(await liveOf('affiliation', into)).toEqual([{ id: proven, status: 'active' }]);
    expect(await liveOf('organisation_grant', into)).toHaveLength(1);
  });

  it.each(['own', 'other'] as const)(
    'share the seat of a community where both are, that of the %s being held',
    async (which) => {
      const [from, into] = [await anOrganisation(db), await anOrganisation(db)];
      const first = await aSeat(db, { organisationId: which === 'own' ? into : from });
      const { community } = first;
      await aSeatRequest(db, { organisationId: which === 'own' ? from : into, community });
      const { actor } = await aDelegate(db, first);
      await merged(from, into);
      expect(await liveOf('seat', from)).toEqual([]);
      expect(await liveOf('seat', into)).toEqual([{ id: first.seatId, status: 'held' }]);
      expect(await onBehalfOf(actor.memberId)).toHaveLength(1);
    },
  );

  it('seat on one seat who sat on two', async () => {
    const [from, into] = [await anOrganisation(db), await anOrganisation(db)];
    const own = await aSeat(db, { organisationId: into });
    const other = await aSeat(db, { organisationId: from, community: own.community });
    const first = await aDelegate(db, own);
    const second = await aDelegate(db, other);
    await aNamedDelegate(db, own, second.actor);
    const staff = await merged(from, into);
    expect(await liveOf('seat', into)).toEqual([{ id: own.seatId, status: 'held' }]);
    const rows = await db
      .selectFrom('seat_delegate')
      .select(['member_id', 'status'])
      .where('seat_id', '=', own.seatId)
      .where('ended_at', 'is', null)
      .execute();
    expect(rows.map(({ status }) => status)).toEqual(['active', 'active']);
    const { name } = (await readEntry(deps, { actor: staff, organisationId: into })).entry;
    for (const { actor } of [first, second]) {
      expect(await onBehalfOf(actor.memberId)).toEqual([{ ipa: null, name }]);
    }
  });

  it('tell those who answer for them, and nobody that a seat was taken away', async () => {
    const [from, into] = [await anOrganisation(db), await anOrganisation(db)];
    const own = await aSeat(db, { organisationId: into });
    const other = await aSeat(db, { organisationId: from, community: own.community });
    await mailed(db);
    await merged(from, into);
    const heard = await mailed(db);
    for (const { representative } of [own, other]) {
      expect(heard.get(representative.memberId)).toEqual(['organisation_merged']);
    }
    expect(heard.size).toBe(2);
  });

  it('are the staff’s to merge, where they are two open ones of a kind', async () => {
    const [from, into] = [await anOrganisation(db), await anOrganisation(db)];
    const actor = await aStaffMember(db);
    const company = await createOrganisation(deps, { actor, kind: 'company', name: 'Impresa' });
    const closed = await anOrganisation(db);
    await closeOrganisation(deps, { actor, organisationId: closed, reason });
    const act = { actor, organisationId: from, into, reason };
    for (const [change, code] of [
      [{ actor: await aRepresentative(db, from) }, 'right.missing'],
      [{ actor: { ...actor, authenticatedAt: new Date(0) } }, 'session.not_fresh'],
      [{ into: from }, 'organisation.same'],
      [{ into: company }, 'organisation.other_kind'],
      [{ into: closed }, 'organisation.not_active'],
      [{ organisationId: closed }, 'organisation.not_active'],
    ] as const) {
      await expect(mergeOrganisations(deps, { ...act, ...change })).rejects.toMatchObject({ code });
    }
    expect(await told(into)).toEqual(['organisation.created']);
  });

  it('let nobody come to the one that goes while they become one', async () => {
    const [from, into] = [await anOrganisation(db), await anOrganisation(db)];
    const person = await someActor(db);
    const actor = await aStaffMember(db);
    const merge = await db.startTransaction().execute();
    await mergeOrganisations({ db: merge, now }, { actor, organisationId: from, into, reason });
    const said = { actor: person, organisationId: from, kind: 'volunteer' as const };
    const late = declareAffiliation(deps, said);
    late.catch(() => undefined);
    await untilBlocked(db);
    await merge.commit().execute();
    await expect(late).rejects.toMatchObject({ code: 'organisation.not_active' });
    expect(await liveOf('affiliation', from)).toEqual([]);
  });
});

describe('an organisation that staff closed', () => {
  it('is found by the staff alone, and opened again unless another has its tax code or it goes on as another', async () => {
    const actor = await aStaffMember(db);
    const taxCode = String(Math.trunc(Math.random() * 9e10) + 1e10);
    const name = `Circolo ${Date.now()}`;
    const created = { actor, kind: 'association' as const, name, taxCode };
    const organisationId = await createOrganisation(deps, created);
    const reopen = (who = actor, id = organisationId) =>
      reopenOrganisation(deps, { actor: who, organisationId: id });
    await expect(reopen()).rejects.toMatchObject({ code: 'organisation.not_closed' });
    await closeOrganisation(deps, { actor, organisationId, reason });
    expect(await searchOrganisations(deps, { query: name })).toEqual([]);
    expect(await searchOrganisations(deps, { query: name, closed: true })).toMatchObject([
      { id: organisationId, status: 'dissolved' },
    ]);
    await expect(reopen(await someActor(db))).rejects.toMatchObject({ code: 'right.missing' });
    const other = await anOrganisation(db, { taxCode });
    await expect(reopen()).rejects.toMatchObject({ code: 'organisation.already_there' });
    await closeOrganisation(deps, { actor, organisationId: other, reason });
    await reopen();
    const entry = await readEntry(deps, { actor, organisationId });
    expect(entry).toMatchObject({ status: 'active', closedReason: undefined });
    expect(await told(organisationId)).toEqual([
      'organisation.created',
      'organisation.closed',
      'organisation.reopened',
    ]);

    await merged(organisationId, await anOrganisation(db));
    await expect(reopen()).rejects.toMatchObject({ code: 'organisation.merged' });
  });
});
