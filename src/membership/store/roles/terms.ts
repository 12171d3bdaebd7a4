// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import { day, later } from '../../../kernel/clock.js';
import { trustId, type MemberId, type RoleGrantId } from '../../../kernel/ids.js';
import type { RoleGrant } from '../../domain/role-grant.js';
import { overrunDays, type ReminderDays } from '../../domain/roles/renewal.js';
import { notStopped } from '../lifecycle/standstill.js';

/** Beyond so many at a time, the next run goes on. */
const most = 500;

/**
 * Roles whose term is over. One in overrun waits for somebody else who answers for the community, or for the end
 * of its patience; or for the community, where that stands still, as one does that was over before it stopped.
 */
export async function listOverdue(db: Db, now: Date): Promise<readonly RoleGrantId[]> {
  const rows = await db
    .selectFrom('role_grant as g')
    .innerJoin('community as c', 'c.id', 'g.community_id')
    .select('g.id')
    .where('g.status', '=', 'active')
    .where('g.valid_until', '<=', now)
    .where((e) =>
      e.or([
        e('g.overrun_at', 'is', null),
        e('g.overrun_at', '<=', later(now, -overrunDays * day)),
        e('c.active_managers', '>', 1),
        e('c.status', '<>', 'active'),
      ]),
    )
    .where((e) =>
      e.or([
        e('c.status', '<>', 'frozen'),
        e.and([
          e('g.overrun_at', 'is', null),
          e.or([e('g.role', '=', 'caretaker'), e('g.valid_until', '>', e.ref('c.frozen_at'))]),
        ]),
      ]),
    )
    .orderBy('g.id')
    .limit(most)
    .execute();
  return rows.map(({ id }) => trustId<RoleGrantId>(id));
}

/** False when it had been marked, or has ended, in the meantime. */
export async function markOverrun(trx: Trx, id: RoleGrantId, at: Date): Promise<boolean> {
  const result = await trx
    .updateTable('role_grant')
    .set({ overrun_at: at })
    .where('id', '=', id)
    .where('status', '=', 'active')
    .where('overrun_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** False when it had been marked, or has ended, or its term was over before its community stopped. */
export async function markResting(trx: Trx, id: RoleGrantId, at: Date): Promise<boolean> {
  const { rows } = await sql`
    update role_grant g set overrun_at = ${at} from community c
    where g.id = ${id} and g.status = 'active' and g.overrun_at is null
      and c.id = g.community_id and c.status = 'frozen' and g.valid_until > c.frozen_at
    returning g.id`.execute(trx);
  return rows.length === 1;
}

export interface NearEnd {
  readonly id: RoleGrantId;
  readonly days: ReminderDays;
}

/**
 * Roles whose holders were not yet told how near the end is; a caretaker's month is told of in its last week only, the
 * others not where the community stands still, and their terms with it.
 */
export async function listNearEnd(db: Db, now: Date): Promise<readonly NearEnd[]> {
  const within = (days: ReminderDays) => sql`valid_until <= ${later(now, days * day)}`;
  const { rows } = await sql<{ id: string; days: ReminderDays }>`
    select id, days from (
      select id, reminded_days, valid_until,
        case when ${within(7)} then 7 when role = 'caretaker' then null when ${within(30)} then 30 else 60 end as days
      from role_grant where status = 'active' and valid_until > ${now} and ${within(60)}
        and (role = 'caretaker' or ${notStopped(sql.ref('role_grant.community_id'))})
    ) near
    where days is not null and (reminded_days is null or reminded_days > days)
    order by valid_until, id limit ${most}`.execute(db);
  return rows.map(({ id, days }) => ({ id: trustId<RoleGrantId>(id), days }));
}

/** The grant that is to be told of, once: undefined when another node told of it, or it has ended. */
export async function markReminded(
  trx: Trx,
  { id, days }: NearEnd,
): Promise<Pick<RoleGrant, 'memberId' | 'communityId' | 'role'> | undefined> {
  const row = await trx
    .updateTable('role_grant')
    .set({ reminded_days: days })
    .where('id', '=', id)
    .where('status', '=', 'active')
    .where((e) => e.or([e('reminded_days', 'is', null), e('reminded_days', '>', days)]))
    .returning(['member_id', 'community_id', 'role'])
    .executeTakeFirst();
  return (
    row && {
      memberId: trustId(row.member_id),
      communityId: trustId(row.community_id),
      role: row.role,
    }
  );
}

/** Saves who asks to go on, or that nobody does any more. False when that changed in the meantime. */
export async function setRenewalAsked(
  trx: Trx,
  { id, renewalAskedBy }: Pick<RoleGrant, 'id' | 'renewalAskedBy'>,
  asking: { readonly by: MemberId; readonly at: Date } | undefined,
): Promise<boolean> {
  const result = await trx
    .updateTable('role_grant')
    .set({ renewal_asked_by: asking?.by ?? null, renewal_asked_at: asking?.at ?? null })
    .where('id', '=', id)
    .where('status', '=', 'active')
    .where('renewal_asked_by', renewalAskedBy ? '=' : 'is', renewalAskedBy ?? null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Begins another term of a role that is held: nothing of the last one is open any more. */
export async function renewGrant(
  trx: Trx,
  id: RoleGrantId,
  term: { readonly until: Date; readonly by: MemberId; readonly at: Date },
): Promise<boolean> {
  const result = await trx
    .updateTable('role_grant')
    .set({
      valid_until: term.until,
      renewed_by: term.by,
      renewed_at: term.at,
      renewal_asked_by: null,
      renewal_asked_at: null,
      reminded_days: null,
      overrun_at: null,
    })
    .where('id', '=', id)
    .where('status', '=', 'active')
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
