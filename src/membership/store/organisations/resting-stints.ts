// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Trx } from '../../../database/database.js';
import { trustId, type CommunityId, type MemberId } from '../../../kernel/ids.js';
import type { Stint } from '../../domain/stint.js';
import type { JoinWay } from '../../domain/joining/ways.js';
import { toWay } from '../communities.js';
import { lockStint } from '../stints.js';

/** Communities of a member that ask where one belongs, in their order. */
export async function listDemandingCommunities(
  trx: Trx,
  memberId: MemberId,
): Promise<readonly CommunityId[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from stint s join community c on c.id = s.community_id
    where s.member_id = ${memberId} and s.ended_at is null and c.join_ways @> '[{"affiliation": {}}]'
    order by c.id`.execute(trx);
  return rows.map(({ id }) => trustId(id));
}

/** Memberships that lost what they rested on and go on for a while, held, with the ways of their communities. */
export async function lockStintsToRestore(
  trx: Trx,
  memberId: MemberId,
): Promise<readonly { readonly stint: Stint; readonly ways: readonly JoinWay[] }[]> {
  const rows = await trx
    .selectFrom('stint as s')
    .innerJoin('community as c', 'c.id', 's.community_id')
    .select(['s.id', 'c.join_ways'])
    .where('s.member_id', '=', memberId)
    .where('s.grace_reason', '=', 'affiliation_ended')
    .where('s.ended_at', 'is', null)
    .orderBy('s.community_id')
    .execute();
  const found = [];
  for (const row of rows) {
    const stint = await lockStint(trx, trustId(row.id));
    if (stint?.graceReason === 'affiliation_ended') {
      found.push({ stint, ways: row.join_ways.map(toWay) });
    }
  }
  return found;
}

/** Out of grace, or, of one that is suspended, without a grace to come. */
export async function restoreStint(trx: Trx, { id }: Stint): Promise<void> {
  await sql`
    update stint set grace_until = null, grace_reason = null, reminded = null,
      status = case status when 'grace' then 'active' else status end
    where id = ${id}`.execute(trx);
}
