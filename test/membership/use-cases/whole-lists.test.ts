// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { day, later, systemClock as now } from '../../../src/kernel/clock.js';
import type { Trx } from '../../../src/database/database.js';
import { newId, type SeatId } from '../../../src/kernel/ids.js';
import { findFellowsNamed } from '../../../src/membership/store/founding/promoters.js';
import { exportProgrammes } from '../../../src/membership/use-cases/as-code/programmes.js';
import { readMasterCard } from '../../../src/membership/use-cases/cards/read-own-card.js';
import { readWaiting } from '../../../src/membership/use-cases/digest/read-waiting.js';
import { eraseMember } from '../../../src/membership/use-cases/erase-member.js';
import { exportMember } from '../../../src/membership/use-cases/export-member.js';
import { listProposals } from '../../../src/membership/use-cases/list-proposals.js';
import { endWithBan } from '../../../src/membership/use-cases/measures/end-with-ban.js';
import { mergeMember } from '../../../src/membership/use-cases/merge-member.js';
import { exportMember as exportAffiliations } from '../../../src/membership/use-cases/organisations/member-feature.js';
import { mergeMember as mergeLeads } from '../../../src/membership/use-cases/programmes/merge-member.js';
import { readSeat } from '../../../src/membership/use-cases/seats/list-seats.js';
import { readTerms } from '../../../src/membership/use-cases/terms-of-use/read-terms.js';
import { manyDrafts, manyNamed, manyOrganisations } from '../../support/builders/many.js';
import {
  aCommunity,
  actorOf,
  aGrant,
  aStint,
  someActor,
  someMember,
} from '../../support/builders/membership.js';
import { anOrganisation, aRepresentative } from '../../support/builders/organisation.js';
import { useDatabase } from '../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };

const follow = (memberId: string, communities: readonly string[]) =>
  sql`insert into following (member_id, community_id, alerts, since)
    select ${memberId}, id, true, now() from unnest(${[...communities]}::uuid[]) id`.execute(db);
const followed = (memberId: string) =>
  db.selectFrom('following').select('community_id').where('member_id', '=', memberId).execute();

const lead = async (memberId: string, count: number) => {
  const by = await someMember(db);
  await sql`
    with made as (
      insert into programme (id, slug, name_it, name_en)
      select gen_random_uuid(), 'tanti-' || left(gen_random_uuid()::text, 8) || i, 'Programma', ''
      from generate_series(1, ${count}::integer) i returning id
    )
    insert into programme_grant (id, programme_id, member_id, role, status, granted_by, months, created_at, valid_from, valid_until)
    select gen_random_uuid(), id, ${memberId}, 'programme_lead', 'active', ${by}, 12, now(), now(), now() + interval '1 year'
    from made`.execute(db);
};
const leads = (memberId: string) =>
  db
    .selectFrom('programme_grant')
    .select('id')
    .where('member_id', '=', memberId)
    .where('ended_at', 'is', null)
    .execute();

describe('what goes by everything that somebody has', () => {
  it('moves and ends what a person follows, however much it is', async () => {
    const [from, into] = [await someMember(db), await someMember(db)];
    await follow(from, await manyDrafts(db, 201));
    await db.transaction().execute((trx) => mergeMember(trx, { from, into, at: new Date() }));
    expect(await followed(from)).toEqual([]);
    expect(await followed(into)).toHaveLength(201);
    await db.transaction().execute((trx) => eraseMember(trx, { memberId: into, at: new Date() }));
    expect(await followed(into)).toEqual([]);
  });

  it('moves and ends every programme that somebody leads, and knows every programme', async () => {
    const [from, into] = [await someMember(db), await someMember(db)];
    await lead(from, 201);
    await db.transaction().execute((trx) => mergeLeads(trx, { from, into, at: new Date() }));
    expect(await leads(from)).toEqual([]);
    expect(await leads(into)).toHaveLength(201);
    const act = { at: now(), actor: undefined };
    await db.transaction().execute((trx) => endWithBan(trx, into, act));
    expect(await leads(into)).toEqual([]);

    const { rows } = await sql<{ slug: string }>`select slug from programme`.execute(db);
    const known = await exportProgrammes({ db });
    expect([...known.keys()].toSorted()).toEqual(rows.map(({ slug }) => slug).toSorted());
    expect(known.size).toBeGreaterThan(200);
  });

  it('gives a person every affiliation, every refusal and every list that was taken along', async () => {
    const memberId = await someMember(db);
    const organisations = await manyOrganisations(db, 101);
    for (const status of ['active', 'refused'] as const) {
      await sql`
        insert into affiliation (id, member_id, organisation_id, kind, proof, status, since, disclosed, ended_at, end_reason)
        select gen_random_uuid(), ${memberId}, id, 'associate', 'declared', ${status}, now(), true,
          ${status === 'refused' ? now() : null}, ${status === 'refused' ? 'Non ci risulta' : null}
        from unnest(${[...organisations]}::uuid[]) id`.execute(db);
    }
    const community = await aCommunity(db);
    await aStint(db, { community, memberId });
    await sql`
      insert into member_export (id, community_id, exported_by, started_at, finished_at, line_count, complete)
      select gen_random_uuid(), ${community.id}, ${community.managerId}, now() - i * interval '1 minute', now(), 1, true
      from generate_series(1, 1001) i`.execute(db);

    const { affiliations, refused } = Object(await exportAffiliations(db, memberId));
    expect([affiliations.length, refused.length]).toEqual([101, 101]);
    expect(Object(await exportMember(db, memberId)).listsTaken).toHaveLength(1001);
    // The form of a card admits each of them.
    expect((await readMasterCard({ db }, { memberId })).affiliations).toHaveLength(101);
  });
});

describe('what is found among many', () => {
  it('finds the oldest seat of an organisation that takes part in hundreds of communities', async () => {
    const organisationId = await anOrganisation(db);
    const actor = await aRepresentative(db, organisationId);
    const seatId = newId<SeatId>(later(now(), -day).getTime());
    const [oldest, ...others] = await manyDrafts(db, 201);
    const seats = [
      { id: seatId, communityId: oldest },
      ...others.map((communityId) => ({ id: newId(), communityId })),
    ];
    const answeredBy = await someMember(db);
    for (const { id, communityId } of seats) {
      await sql`
        insert into seat (id, organisation_id, community_id, status, asked_by, answered_by, created_at, expected_by, since)
        values (${id}, ${organisationId}, ${communityId}, 'held', ${actor.memberId}, ${answeredBy}, now(), now(), now())`.execute(
        db,
      );
    }
    const asked = { actor, organisationId, locale: 'it', seatId } as const;
    expect((await readSeat(deps, asked)).seat.id).toBe(seatId);
    const elsewhere = { ...asked, organisationId: await anOrganisation(db) };
    await aRepresentative(db, elsewhere.organisationId, actor);
    await expect(readSeat(deps, elsewhere)).rejects.toMatchObject({ code: 'seat.not_found' });
  });

  it('shows the first of a hundred and one versions of terms, and lists all page by page', async () => {
    const { id, slug, managerId } = await aCommunity(db);
    await sql`
      with made as (
        insert into terms_version (id, community_id, number, material, effective_from, published_by, published_at)
        select gen_random_uuid(), ${id}, i, true, now() - interval '1 year' + i * interval '1 day', ${managerId}, now()
        from generate_series(1, 101) i returning id, number
      )
      insert into terms_text (version_id, lang, content, sha256)
      select made.id, lang, 'Testo ' || number, sha256(convert_to('Testo ' || number, 'UTF8')) from made, unnest(array['it', 'en']) lang`.execute(
      db,
    );
    const viewer = actorOf(managerId);
    const read = (more: { readonly number?: number; readonly before?: number | undefined }) =>
      readTerms(deps, { viewer, slug, lang: 'it', ...more });
    expect((await read({ number: 1 })).shown?.text.content).toBe('Testo 1');
    expect((await read({})).shown?.number).toBe(101);
    await expect(read({ number: 102 })).rejects.toMatchObject({ code: 'page.not_found' });
    const listed: number[] = [];
    let before: number | undefined;
    do {
      const page = await read({ before });
      listed.push(...page.versions.map(({ number }) => number));
      before = page.older;
    } while (before !== undefined);
    expect(listed).toEqual(Array.from({ length: 101 }, (_, index) => 101 - index));
  });

  it('shows a proposal that the reader decides behind a hundred that are not theirs, and pages them', async () => {
    const community = await aCommunity(db);
    const { slug } = community;
    const { memberId } = await aGrant(db, { community, role: 'co_manager' });
    const proposed = { community, status: 'proposed' as const };
    for (let made = 0; made < 101; made += 1) {
      await aGrant(db, { ...proposed, role: 'manager' });
    }
    const last = await aGrant(db, { ...proposed, role: 'facilitator' });
    const theirs = await listProposals(deps, { actor: actorOf(memberId), slug });
    expect(theirs.items.map(({ grantId }) => grantId)).toEqual([last.id]);

    const actor = actorOf(community.managerId);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listProposals(deps, { actor, slug, cursor });
      expect(page.items.length).toBeLessThanOrEqual(50);
      seen.push(...page.items.map(({ grantId }) => grantId));
      cursor = page.next;
    } while (cursor !== undefined);
    expect(new Set(seen).size).toBe(102);
  });

  it('knows a fellow by a name that hundreds have, and nobody where two fellows have it', async () => {
    const community = await aCommunity(db, { memberList: 'members' });
    const { memberId } = await aStint(db, { community });
    const people = await manyNamed(db, 'Maria R.', 601);
    const find = () =>
      db.transaction().execute((trx) => findFellowsNamed(trx, memberId, ['Maria R.']));
    expect(await find()).toEqual(new Map());
    const [first, last] = [people.at(0), people.at(-1)];
    if (!first || !last) throw new Error('nobody was made');
    await aStint(db, { community, memberId: first });
    expect(await find()).toEqual(new Map([['Maria R.', first]]));
    await aStint(db, { community, memberId: last });
    expect(await find()).toEqual(new Map());
  });

  it('takes nobody for the one of a name that too many have to look at each', async () => {
    const community = await aCommunity(db, { memberList: 'members' });
    const { memberId } = await aStint(db, { community });
    const [first] = await manyNamed(db, 'Anna B.', 10_001);
    if (!first) throw new Error('nobody was made');
    await aStint(db, { community, memberId: first });
    const finding = (trx: Trx) => findFellowsNamed(trx, memberId, ['Anna B.']);
    expect(await db.transaction().execute(finding)).toEqual(new Map());
  });

  it('tells a manager of every community in which something waits', async () => {
    const { memberId } = await someActor(db);
    const ending = { memberId, role: 'manager', validUntil: later(now(), 30 * day) } as const;
    for (let made = 0; made < 21; made += 1) {
      await aGrant(db, { community: await aCommunity(db), ...ending });
    }
    expect(await readWaiting(deps, memberId, 'it')).toHaveLength(21);
  });
});
