// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { day, later, systemClock as now } from '../../../src/kernel/clock.js';
import type { MemberId } from '../../../src/kernel/ids.js';
import { eraseMember } from '../../../src/membership/use-cases/erase-member.js';
import { exportMember } from '../../../src/membership/use-cases/export-member.js';
import { joinCommunity } from '../../../src/membership/use-cases/join-community.js';
import { mergeMember } from '../../../src/membership/use-cases/merge-member.js';
import { undoMerge } from '../../../src/membership/use-cases/undo-merge.js';
import {
  aCommunity,
  aGrant,
  aStaffMember,
  aStint,
  actorOf,
  someMember,
} from '../../support/builders/membership.js';
import { useDatabase } from '../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };
const merge = (from: MemberId, into: MemberId) =>
  db.transaction().execute((trx) => mergeMember(trx, { from, into, at: new Date() }));

/** `slug since role role`, for every live membership. */
const standing = async (memberId: MemberId): Promise<string[]> => {
  const { rows } = await sql<{ line: string }>`
    select concat_ws(' ', c.slug, s.started_at::date, (
      select string_agg(g.role || ':' || g.status, ' ' order by g.role)
      from role_grant g where g.stint_id = s.id and g.live)) as line
    from stint s join community c on c.id = s.community_id
    where s.member_id = ${memberId} and s.ended_at is null order by 1`.execute(db);
  return rows.map(({ line }) => line);
};

describe('merging two members', () => {
  it('moves memberships with their first day, roles and waiting requests, and gives all back', async () => {
    const [open, other] = [await aCommunity(db), await aCommunity(db)];
    const asked = await aCommunity(db, { joinPath: 'approval' });
    const since = later(now(), -400 * day);
    const { memberId: from } = await aStint(db, { community: open, startedAt: since });
    await aGrant(db, { community: open, memberId: from, role: 'co_manager' });
    await joinCommunity(deps, { actor: actorOf(from), slug: asked.slug });
    const { memberId: into } = await aStint(db, { community: other });
    const before = [await standing(from), await standing(into)];

    const journal = await merge(from, into);

    expect(await standing(from)).toEqual([]);
    expect(await standing(into)).toEqual(before.flat().toSorted());
    const waiting = await db
      .selectFrom('join_request')
      .select('member_id')
      .where('community_id', '=', asked.id)
      .where('status', '=', 'pending')
      .execute();
    expect(waiting).toEqual([{ member_id: into }]);

    await db
      .transaction()
      .execute((trx) => undoMerge(trx, { from, into, at: new Date() }, journal));
    expect([await standing(from), await standing(into)]).toEqual(before);
  });

  it('gives both their place back where both belonged', async () => {
    const community = await aCommunity(db);
    const { memberId: from } = await aGrant(db, { community, role: 'editor' });
    const { memberId: into } = await aGrant(db, { community, role: 'moderator' });

    const journal = await merge(from, into);
    expect((await standing(into)).join()).toMatch(/editor:active moderator:active/);
    await db
      .transaction()
      .execute((trx) => undoMerge(trx, { from, into, at: new Date() }, journal));

    expect((await standing(into)).join()).not.toMatch(/editor/);
    expect((await standing(from)).join()).toMatch(/editor:active/);
  });

  it('I18 drops a role that the other side had signed', async () => {
    const community = await aCommunity(db);
    const { memberId: into } = await aStint(db, { community });
    const { memberId: from } = await aGrant(db, { community, role: 'editor', grantedBy: into });

    await merge(from, into);

    expect((await standing(into)).join()).not.toMatch(/editor/);
  });

  it('I2 keeps a community managed when its only manager becomes somebody else', async () => {
    const community = await aCommunity(db);
    const into = await someMember(db);
    await merge(community.managerId, into);
    const row = await db
      .selectFrom('community')
      .select(['status', 'active_managers'])
      .where('id', '=', community.id)
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ status: 'active', active_managers: 1 });
  });

  it('moves a role on the platform, but not one that the other had confirmed', async () => {
    const [from, into] = [await someMember(db), await someMember(db)];
    await aStaffMember(db, 'support', from);
    await merge(from, into);
    const held = await db
      .selectFrom('platform_grant')
      .select('status')
      .where('member_id', '=', into)
      .execute();
    expect(held).toEqual([{ status: 'active' }]);
  });
});

describe('erasing a member', () => {
  it('I19 ends everything and leaves no word of theirs, nor about them', async () => {
    const community = await aCommunity(db, { joinPath: 'approval' });
    const memberId = await someMember(db);
    await joinCommunity(deps, {
      actor: actorOf(memberId),
      slug: community.slug,
      message: 'SEGRETO',
    });
    const elsewhere = await aCommunity(db);
    await aGrant(db, { community: elsewhere, memberId, role: 'editor', message: 'SEGRETO' });
    await aStaffMember(db, 'support', memberId);

    await db.transaction().execute((trx) => eraseMember(trx, { memberId, at: new Date() }));

    expect(await standing(memberId)).toEqual([]);
    const { rows } = await sql<{ words: number }>`
      select (select count(*) from join_request r where r::text like '%SEGRETO%')
        + (select count(*) from role_grant g where g::text like '%SEGRETO%')
        + (select count(*) from outbox o where o::text like '%SEGRETO%') as words`.execute(db);
    expect(rows).toEqual([{ words: 0 }]);
    const office = await db
      .selectFrom('platform_grant')
      .select('status')
      .where('member_id', '=', memberId)
      .execute();
    expect(office).toEqual([{ status: 'ended' }]);
  });

  it('I2 freezes the community of which they were the only manager', async () => {
    const { id, managerId } = await aCommunity(db);
    await db
      .transaction()
      .execute((trx) => eraseMember(trx, { memberId: managerId, at: new Date() }));
    const row = await db
      .selectFrom('community')
      .select('status')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(row.status).toBe('frozen');
  });
});

describe('exporting a member', () => {
  it('tells where they belonged, since when, and in which roles', async () => {
    const community = await aCommunity(db);
    const { memberId } = await aGrant(db, { community, role: 'editor' });
    expect(await exportMember(db, memberId)).toMatchObject({
      memberships: [{ community: community.slug, status: 'active', joined: 'open' }],
      roles: [{ community: community.slug, role: 'editor', status: 'active' }],
      requests: [],
      platformRoles: [],
    });
  });
});
