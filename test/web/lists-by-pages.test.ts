// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { later, systemClock as now } from '../../src/kernel/clock.js';
import { newId } from '../../src/kernel/ids.js';
import { listBreakGlass } from '../../src/membership/use-cases/break-glass/list-break-glass.js';
import {
  listDisputes,
  readDispute,
} from '../../src/membership/use-cases/disputes/read-disputes.js';
import { readRequest } from '../../src/membership/use-cases/founding/read-request.js';
import { listGroups, readGroup } from '../../src/membership/use-cases/groups/list-groups.js';
import { openAppeal } from '../../src/membership/use-cases/measures/open-appeal.js';
import { listHeldRoles } from '../../src/membership/use-cases/roles/list-held-roles.js';
import { aDispute } from '../support/builders/disputes.js';
import { aCommunityRequest } from '../support/builders/founding.js';
import { aGroup } from '../support/builders/groups.js';
import { aReview } from '../support/builders/identity.js';
import { copies } from '../support/builders/many.js';
import { aBan } from '../support/builders/measures.js';
import {
  aCommunity,
  actorOf,
  aGrant,
  aStaffMember,
  aStint,
  someMember,
} from '../support/builders/membership.js';
import { anObjection } from '../support/builders/reports.js';
import { useDatabase } from '../support/database.js';
import { get, webApp } from '../support/web-app.js';

const { db } = useDatabase();
const deps = { db, now };
const locale = 'it';

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | undefined;
}

/** Every item of a list, page by page. */
async function all<Item>(
  read: (cursor: string | undefined) => Promise<Page<Item>>,
): Promise<readonly Item[]> {
  const { items, next } = await read(undefined);
  expect(items.length).toBeLessThanOrEqual(50);
  const rest = async (cursor: string | undefined): Promise<readonly Item[]> => {
    if (cursor === undefined) return [];
    const page = await read(cursor);
    return [...page.items, ...(await rest(page.next))];
  };
  return [...items, ...(await rest(next))];
}

/** What the links of a page and of those that follow it lead to, each once. */
async function linked(
  staff: string,
  { path, to, param }: { path: string; to: RegExp; param: string },
): Promise<readonly string[]> {
  const { text } = await get(app, path, staff).expect(200);
  const here = [...text.matchAll(to)].map(([, id]) => id ?? '');
  const next = [...text.matchAll(/<a [^>]*rel="next"[^>]*>/g)]
    .map(([link]) => /href="([^"]*)"/.exec(link)?.[1]?.replaceAll('&amp;', '&') ?? '')
    .find((href) => hasMoved(href, path, param));
  const rest = next === undefined ? [] : await linked(staff, { path: next, to, param });
  return [...new Set([...here, ...rest])];
}

function hasMoved(href: string, from: string, param: string): boolean {
  const at = (address: string) => new URL(address, 'http://page').searchParams.get(param);
  return at(href) !== null && at(href) !== at(from);
}

const app = webApp(db);

describe('what waits for the regional staff', () => {
  it('is read page by page: appeals', async () => {
    const community = await aCommunity(db);
    const { memberId } = await aStint(db, { community });
    const { measureId } = await aBan(db, community, memberId);
    const { appealId } = await openAppeal(deps, {
      actor: actorOf(memberId),
      measureId,
      message: 'Non sono d’accordo con questa decisione.',
    });
    const over = { status: 'over', ended_at: now() };
    const measures = await copies(db, 'measure', { id: measureId, count: 100, but: over });
    await sql`
      insert into appeal (id, measure_id, member_id, imposed_by, confirmed_by, status, opened_at)
      select gen_random_uuid(), m.id, a.member_id, a.imposed_by, a.confirmed_by, 'open', a.opened_at
      from appeal a cross join unnest(${[...measures]}::uuid[]) m (id) where a.id = ${appealId}`.execute(
      db,
    );
    const staff = app.signIn(await aStaffMember(db));
    const to = /href="\/staff\/appeals\/([0-9a-f-]{36})"/g;
    const found = await linked(staff, { path: '/staff/appeals', to, param: 'cursor' });
    expect(found).toHaveLength(101);
  });

  it('is read page by page: disputes, and what was written last is read too', async () => {
    const { community, disputeId, opener } = await aDispute(db);
    const grants: string[] = [];
    for (let made = 0; made < 50; made += 1) {
      grants.push((await aGrant(db, { community, role: 'manager' })).id);
    }
    await sql`
      insert into dispute (id, community_id, grant_id, opened_by, against, status, opened_at)
      select gen_random_uuid(), community_id, id, ${opener.memberId}, member_id, 'open', now()
      from role_grant where id = any (${grants}::uuid[])`.execute(db);
    const actor = await aStaffMember(db);
    const waiting = await all((cursor) => listDisputes(deps, { actor, locale, cursor }));
    expect(new Set(waiting.map(({ id }) => id)).size).toBe(51);

    await sql`
      insert into dispute_message (id, dispute_id, author, body, written_at)
      select gen_random_uuid(), ${disputeId}, ${opener.memberId}, 'Messaggio ' || i, now() + i * interval '1 second'
      from generate_series(1, 201) i`.execute(db);
    const { messages } = await readDispute(deps, { actor: opener, disputeId, locale });
    expect(messages.at(-1)?.body).toBe('Messaggio 201');
  });

  it('is read page by page: objections, beside the reports', async () => {
    const { reportId } = await anObjection(db);
    await copies(db, 'report', { id: reportId, count: 35 });
    const staff = app.signIn(await aStaffMember(db));
    const to = /href="\/reports\/([0-9a-f-]{36})"/g;
    const found = await linked(staff, { path: '/staff/reports', to, param: 'objections' });
    expect(found).toHaveLength(36);
  });

  it('is read page by page: sign-ins to be looked at, and those decided', async () => {
    const [one, other] = [await someMember(db), await someMember(db)];
    const waiting: string[] = [];
    for (let made = 0; made < 51; made += 1) waiting.push(await aReview(db, [one, other]));
    const [first = ''] = waiting;
    const but = {
      status: 'decided',
      verdict: 'apart',
      reason: 'Due persone',
      decided_by: await someMember(db),
      decided_at: now(),
    };
    const decided = await copies(db, 'review_case', { id: first, count: 41, but });
    const staff = app.signIn(await aStaffMember(db, 'privacy_officer'));
    const to = /href="\/staff\/reviews\/([0-9a-f-]{36})"/g;
    const path = '/staff/reviews';
    const open = await linked(staff, { path, to, param: 'cursor' });
    expect(open).toEqual(expect.arrayContaining(waiting));
    const over = await linked(staff, { path, to, param: 'decided' });
    expect(over).toEqual(expect.arrayContaining([...decided]));
  });

  it('is read page by page: who acted as manager for a while', async () => {
    const actor = await aStaffMember(db);
    const { id } = await aCommunity(db);
    await sql`
      insert into break_glass (id, member_id, community_id, reason, started_at, ends_at, ended_at)
      select gen_random_uuid(), ${actor.memberId}, ${id}, 'Un intervento urgente', at, at + interval '1 hour', at + interval '1 hour'
      from (select now() - i * interval '1 day' as at from generate_series(1, 101) i) past`.execute(
      db,
    );
    const items = await all((cursor) => listBreakGlass(deps, { actor, locale, cursor }));
    expect(items).toHaveLength(101);
    const starts = items.map(({ startedAt }) => startedAt.getTime());
    expect(starts).toEqual(starts.toSorted((a, b) => b - a));
    await get(app, '/staff/break-glass?cursor=abc', app.signIn(actor)).expect(400);
  });
});

describe('what a manager reads', () => {
  it('is every member of a group, and who of those found by name is in it already', async () => {
    const community = await aCommunity(db);
    const { slug, managerId } = community;
    const group = await aGroup(db, community);
    for (let made = 0; made < 51; made += 1) {
      const memberId = await someMember(db, `Iscritta ${made}`);
      await aStint(db, { community, memberId });
    }
    await sql`
      insert into group_member (id, group_id, community_id, stint_id, member_id, joined_at)
      select gen_random_uuid(), g.id, s.community_id, s.id, s.member_id, now()
      from community_group g join stint s on s.community_id = g.community_id join member m on m.id = s.member_id
      where g.community_id = ${community.id} and m.display_name like 'Iscritta %' and m.display_name <> 'Iscritta 7'`.execute(
      db,
    );
    const reading = { actor: actorOf(managerId), slug, group, locale } as const;
    const people = await all((cursor) =>
      readGroup(deps, { ...reading, cursor }).then(({ members }) => members),
    );
    expect(new Set(people.map(({ memberId }) => memberId)).size).toBe(50);
    const one = await readGroup(deps, { ...reading, query: 'iscritta 7' });
    expect(one.found).toMatchObject([{ displayName: 'Iscritta 7', isInside: false }]);
    const many = await readGroup(deps, { ...reading, query: 'iscritta' });
    expect(many.found).toHaveLength(20);
    expect(many.foundMore).toBe(true);
    expect(many.found.some(({ isInside }) => isInside)).toBe(true);
    const { text } = await get(
      app,
      `/c/${slug}/groups/${group}?query=iscritta`,
      app.signIn(reading.actor),
    ).expect(200);
    expect(text).toContain('Ce ne sono altri con questo nome');
    expect(text).toContain('è già nel gruppo');
  });

  it('is every group of the community', async () => {
    const community = await aCommunity(db);
    await sql`
      insert into community_group (id, community_id, slug, name, created_at)
      select gen_random_uuid(), ${community.id}, 'gruppo-' || i, 'Gruppo ' || i, now() from generate_series(1, 201) i`.execute(
      db,
    );
    const reading = { actor: actorOf(community.managerId), slug: community.slug, locale } as const;
    const groups = await all((cursor) =>
      listGroups(deps, { ...reading, cursor }).then((list) => list.groups),
    );
    expect(groups).toHaveLength(201);
    expect(new Set(groups.map(({ slug }) => slug)).size).toBe(201);
  });

  it('is every role that is held, the strongest first, and co-managers alone where they are asked for', async () => {
    const community = await aCommunity(db);
    const { slug } = community;
    for (let made = 0; made < 60; made += 1) await aGrant(db, { community, role: 'observer' });
    const second = await aGrant(db, { community, role: 'co_manager' });
    const contact = await aGrant(db, { community, role: 'contact_person' });
    const actor = actorOf(community.managerId);
    const held = await all((cursor) =>
      listHeldRoles(deps, { actor, slug, cursor }).then((list) => ({
        items: list.held,
        next: list.next,
      })),
    );
    expect(new Set(held.map(({ grantId }) => grantId)).size).toBe(63);
    expect(held.slice(0, 2).map(({ role }) => role)).toEqual(['manager', 'co_manager']);
    const alone = await listHeldRoles(deps, { actor, slug, role: 'co_manager' });
    expect(alone.held.map(({ grantId }) => grantId)).toEqual([second.id]);

    const { text } = await get(app, `/c/${slug}`, app.signIn(actor)).expect(200);
    expect(text).toContain('chi altro ha un incarico è nel registro degli incarichi');
    // The contact person has the weakest of roles, and is named.
    const { display_name: name } = await db
      .selectFrom('member')
      .select('display_name')
      .where('id', '=', contact.memberId)
      .executeTakeFirstOrThrow();
    expect(text).toContain(name);
    const outside = await get(app, `/c/${slug}`).expect(200);
    expect(outside.text).not.toContain('chi altro ha un incarico');
  });

  it('is every turn of the talk about a request for a community', async () => {
    const { requestId, requester } = await aCommunityRequest(db);
    const rows = Array.from({ length: 101 }, (_, index) => ({
      id: newId(),
      request_id: requestId,
      author_id: requester.memberId,
      side: 'requester' as const,
      text: `Turno ${index + 1}`,
      created_at: later(now(), index * 1_000),
    }));
    await db.insertInto('community_request_message').values(rows).execute();
    const { messages } = await readRequest(deps, { actor: requester, requestId });
    expect(messages.at(-1)?.text).toBe('Turno 101');
  });
});
