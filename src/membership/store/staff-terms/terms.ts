// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import { day, later } from '../../../kernel/clock.js';
import { trustId, type MemberId, type PlatformGrantId } from '../../../kernel/ids.js';
import type { PlatformRole } from '../../domain/permissions.js';
import type { OfficeReminderDays } from '../../domain/staff-terms/term.js';

/** Roles whose term is over. An administrator in overrun waits for another one. */
export async function listOverdueOffices(db: Db, now: Date): Promise<readonly PlatformGrantId[]> {
  const rows = await db
    .selectFrom('platform_grant as g')
    .select('g.id')
    .where('g.status', '=', 'active')
    .where('g.valid_until', '<=', now)
    .where((e) =>
      e.or([
        e('g.overrun_at', 'is', null),
        e.exists(
          e
            .selectFrom('platform_grant as other')
            .select('other.id')
            .where('other.role', '=', 'platform_admin')
            .where('other.status', '=', 'active')
            .whereRef('other.id', '<>', 'g.id'),
        ),
      ]),
    )
    .orderBy('g.valid_until')
    .orderBy('g.id')
    .execute();
  return rows.map(({ id }) => trustId<PlatformGrantId>(id));
}

/** False when it had been marked in the meantime. */
export async function markOfficeOverrun(trx: Trx, id: PlatformGrantId, at: Date): Promise<boolean> {
  const result = await trx
    .updateTable('platform_grant')
    .set({ overrun_at: at })
    .where('id', '=', id)
    .where('status', '=', 'active')
    .where('overrun_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Since when the platform has only an administrator whose term is over; undefined where that is not so. */
export async function findOverrunSince(db: Db): Promise<Date | undefined> {
  const row = await db
    .selectFrom('platform_grant')
    .select('overrun_at')
    .where('status', '=', 'active')
    .where('overrun_at', 'is not', null)
    .executeTakeFirst();
  return row?.overrun_at ?? undefined;
}

export interface OfficeNearEnd {
  readonly id: PlatformGrantId;
  readonly days: OfficeReminderDays;
}

/** Roles whose holders were not yet told how near the end is. */
export async function listOfficesNearEnd(db: Db, now: Date): Promise<readonly OfficeNearEnd[]> {
  const within = (days: OfficeReminderDays) => sql`valid_until <= ${later(now, days * day)}`;
  const { rows } = await sql<{ id: string; days: OfficeReminderDays }>`
    select id, days from (
      select id, reminded_days, valid_until,
        case when ${within(1)} then 1 when ${within(7)} then 7 when ${within(14)} then 14 else 30 end as days
      from platform_grant where status = 'active' and valid_until > ${now} and ${within(30)}
    ) near
    where reminded_days is null or reminded_days > days
    order by valid_until, id`.execute(db);
  return rows.map(({ id, days }) => ({ id: trustId<PlatformGrantId>(id), days }));
}

/** The role that is to be told of, once: undefined when another node told of it, or it has ended. */
export async function markOfficeReminded(
  trx: Trx,
  { id, days }: OfficeNearEnd,
): Promise<
  { readonly memberId: MemberId; readonly role: PlatformRole; readonly until: Date } | undefined
> {
  const row = await trx
    .updateTable('platform_grant')
    .set({ reminded_days: days })
    .where('id', '=', id)
    .where('status', '=', 'active')
    .where((e) => e.or([e('reminded_days', 'is', null), e('reminded_days', '>', days)]))
    .returning(['member_id', 'role', 'valid_until'])
    .executeTakeFirst();
  return row?.member_id && row.valid_until
    ? { memberId: trustId(row.member_id), role: row.role, until: row.valid_until }
    : undefined;
}

/**
 * Begins another term of a role that is held. Violates `platform_grant_renewed_not_by_self`.
 * @param term `by` is undefined for the command line
 */
export async function renewOffice(
  trx: Trx,
  id: PlatformGrantId,
  term: { readonly until: Date; readonly by: MemberId | undefined; readonly at: Date },
): Promise<void> {
  await trx
    .updateTable('platform_grant')
    .set({
      valid_until: term.until,
      renewed_by: term.by ?? null,
      renewed_at: term.at,
      reminded_days: null,
      overrun_at: null,
    })
    .where('id', '=', id)
    .execute();
}

export interface Office {
  readonly role: PlatformRole;
  readonly until: Date;
}

/** The roles that a member holds on the platform now, with the ends of their terms. */
export async function listOfficesOf(db: Db, memberId: MemberId): Promise<readonly Office[]> {
  return db
    .selectFrom('live_office')
    .select(['role', 'until'])
    .where('member_id', '=', memberId)
    .orderBy('role')
    .execute();
}
