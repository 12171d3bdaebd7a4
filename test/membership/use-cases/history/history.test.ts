// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { limitMember } from '../../../../src/identity/use-cases/limiting/limit-member.js';
import type { Actor } from '../../../../src/kernel/actor.js';
import { systemClock as now } from '../../../../src/kernel/clock.js';
import type { CommunityId, Slug } from '../../../../src/kernel/ids.js';
import type { HistoryKind } from '../../../../src/membership/domain/history/acts.js';
import { demandRight } from '../../../../src/membership/use-cases/demand-right.js';
import {
  readHistory,
  type HistoryEntry,
} from '../../../../src/membership/use-cases/history/read-history.js';
import { joinCommunity } from '../../../../src/membership/use-cases/join-community.js';
import { suspendMembership } from '../../../../src/membership/use-cases/measures/suspend-membership.js';
import { offerRole } from '../../../../src/membership/use-cases/offer-role.js';
import { decideReport } from '../../../../src/membership/use-cases/reports/decide-report.js';
import {
  aCommunity,
  actorOf,
  aGrant,
  aStaffMember,
  someMember,
} from '../../../support/builders/membership.js';
import { aReportedCard, reason } from '../../../support/builders/reports.js';
import { useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };

/** The whole history, page by page. */
async function history(actor: Actor, slug: Slug, kind?: HistoryKind): Promise<HistoryEntry[]> {
  const found: HistoryEntry[] = [];
  let cursor: string | undefined;
  do {
    const page = await readHistory(deps, { actor, slug, locale: 'it', kind, cursor });
    found.push(...page.entries);
    cursor = page.next;
  } while (cursor !== undefined);
  return found;
}

describe('the history of a community', () => {
  it('tells who did what to whom, newest first, without reasons, and of one kind if asked', async () => {
    const community = await aCommunity(db);
    const { slug } = community;
    const manager = actorOf(community.managerId);
    const ada = await someMember(db, 'Ada L.');
    await joinCommunity(deps, { actor: actorOf(ada), slug });
    await offerRole(deps, { actor: manager, slug, memberId: ada, role: 'editor' });
    const order = { actor: manager, slug, memberId: ada, days: 3, reasonCode: 'rules' } as const;
    await suspendMembership(deps, { ...order, reason: 'Parole segretissime' });

    const all = await history(manager, slug);
    expect(all.map(({ act }) => act)).toEqual(['stint.suspended', 'role.offered', 'stint.started']);
    expect(all[1]).toMatchObject({ role: 'editor', subject: { displayName: 'Ada L.' } });
    expect(all[1]?.actor?.displayName).toEqual(expect.any(String));
    expect(JSON.stringify(all)).not.toMatch(/segretissime|rules/);
    expect((await history(manager, slug, 'roles')).map(({ act }) => act)).toEqual(['role.offered']);
  });

  it('comes whole and once, page by page, also where moments are the same', async () => {
    const community = await aCommunity(db);
    const manager = actorOf(community.managerId);
    await manyActs(community.id, 120);
    const all = await history(manager, community.slug);
    expect(new Set(all.map(({ id }) => id)).size).toBe(120);
    expect(all).toHaveLength(120);
    const moments = all.map(({ at }) => at.getTime());
    expect(moments).toEqual(moments.toSorted((a, b) => b - a));
  });

  it('is read along its index, a page of each act at most', async () => {
    const community = await aCommunity(db);
    await manyActs(community.id, 3_000);
    await sql`analyze audit_entry`.execute(db);
    const { rows } = await sql<{ 'QUERY PLAN': string }>`
      explain select * from unnest(array['stint.started', 'group.created']) w (act) cross join lateral (
        select id, at from audit_entry e where e.community_id = ${community.id} and e.action = w.act
        order by at desc, id desc limit 51) y order by y.at desc limit 51`.execute(db);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toContain('audit_entry_community_idx');
    expect(plan).not.toContain('Seq Scan on audit_entry');
  });

  it('never tells somebody that they were reported, nor anybody who did', async () => {
    const { community, reportId, manager, reporter, moderator } = await aReportedCard(db);
    await db
      .updateTable('member')
      .set({ display_name: 'Wanda Segreta' })
      .where('id', '=', reporter.memberId)
      .execute();
    const decision = { outcome: 'no_action', ground: 'rules', reason } as const;
    await decideReport(deps, { actor: moderator, reportId, ...decision });
    const seen = async (actor: Actor) => history(actor, community.slug, 'moderation');
    expect(await seen(manager)).toMatchObject([{ act: 'report.decided' }]);
    expect(JSON.stringify(await history(manager, community.slug))).not.toContain('Wanda');
    const { owner } = await aReportedCard(db, { community });
    await aGrant(db, { community, memberId: owner.memberId, role: 'manager' });
    const second = await db
      .selectFrom('report')
      .select('id')
      .where('member_id', '=', owner.memberId)
      .executeTakeFirstOrThrow();
    await decideReport(deps, { actor: manager, reportId: second.id as never, ...decision });
    expect(await seen(manager)).toHaveLength(2);
    expect(await seen(owner)).toHaveLength(1);
  });

  it('names nobody who was erased or whose data are limited', async () => {
    const community = await aCommunity(db);
    const ada = await someMember(db, 'Ada L.');
    await joinCommunity(deps, { actor: actorOf(ada), slug: community.slug });
    const officer = await aStaffMember(db, 'privacy_officer');
    const order = { actor: officer, memberId: ada, reason: 'Contestazione' };
    await limitMember({ ...deps, demandRight }, order);
    const [entry] = await history(actorOf(community.managerId), community.slug);
    expect(entry).toMatchObject({ act: 'stint.started', subject: { displayName: undefined } });
  });

  it('is for managers, and for the privacy officer in hidden communities too', async () => {
    const community = await aCommunity(db, { visibility: 'hidden' });
    const { slug } = community;
    const officer = await aStaffMember(db, 'privacy_officer');
    expect(await history(officer, slug)).toEqual([]);
    const coManager = await aGrant(db, { community, role: 'co_manager' });
    await expect(history(actorOf(coManager.memberId), slug)).rejects.toMatchObject({
      code: 'right.missing',
    });
    await expect(history(actorOf(await someMember(db)), slug)).rejects.toMatchObject({
      code: 'community.not_found',
    });
  });
});

const manyActs = (community: CommunityId, count: number) =>
  sql`
    insert into audit_entry (id, at, action, community_id, data)
    select gen_random_uuid(), date_trunc('second', now()) - (n / 3) * interval '1 second',
      (array['stint.started', 'group.created', 'role.started'])[1 + n % 3], ${community}, '{}'
    from generate_series(1, ${count}::integer) n`.execute(db);
