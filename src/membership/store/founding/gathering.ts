// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import { day, later } from '../../../kernel/clock.js';
import { trustId, type CommunityRequestId } from '../../../kernel/ids.js';
import {
  daysOfWarning,
  leastDaysOfWarning,
  type CommunityRequest,
} from '../../domain/founding/community-request.js';
import { toRequest } from './requests.js';

/** What is due of a request that still gathers signatures. */
export interface DueGathering {
  readonly id: CommunityRequestId;
  readonly due: 'remind' | 'lapse';
}

const gathering = sql`status in ('requested', 'needs_info') and promoters_signed < promoters_needed`;
/** The reminder of an earlier end does not count for a later one. */
const reminded = sql`coalesce(lapse_reminded_at >= gather_until - ${daysOfWarning} * interval '1 day', false)`;

const isDue = (due: DueGathering['due'], at: Date) =>
  due === 'remind'
    ? sql<boolean>`${gathering} and gather_until <= ${later(at, daysOfWarning * day)} and not ${reminded}`
    : sql<boolean>`${gathering} and gather_until <= ${at} and ${reminded}
        and lapse_reminded_at <= ${later(at, -leastDaysOfWarning * day)}`;

/** Some at a time, the most overdue first. */
export async function listDueGatherings(db: Db, at: Date): Promise<readonly DueGathering[]> {
  const { rows } = await sql<{ id: string; due: DueGathering['due'] }>`
    (select id, 'remind' as due from community_request
      where ${isDue('remind', at)} order by gather_until limit 100)
    union all (select id, 'lapse' from community_request
      where ${isDue('lapse', at)} order by gather_until limit 100)`.execute(db);
  return rows.map(({ id, due }) => ({ id: trustId(id), due }));
}

/** Undefined when somebody did something meanwhile, or another node was faster. */
export async function markDue(
  trx: Trx,
  { id, due }: DueGathering,
  at: Date,
): Promise<CommunityRequest | undefined> {
  const row = await trx
    .updateTable('community_request')
    .set(due === 'remind' ? { lapse_reminded_at: at } : { status: 'lapsed' })
    .where('id', '=', id)
    .where(isDue(due, at))
    .returningAll()
    .executeTakeFirst();
  return row && toRequest(row);
}
