// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Selectable } from 'kysely';
import type { Db, Trx } from '../../database/database.js';
import type { MemberTable } from '../../database/tables/identity.js';
import { trustId, type MemberId } from '../../kernel/ids.js';
import type { Member } from '../domain/member.js';
import type { CivilNames } from '../domain/names.js';

export interface NewMember extends CivilNames {
  readonly id: MemberId;
  readonly displayName: string;
  readonly locale: 'it' | 'en';
  readonly createdAt: Date;
}

export async function insertMember(trx: Trx, member: NewMember): Promise<void> {
  await trx
    .insertInto('member')
    .values({
      id: member.id,
      status: 'active',
      display_name: member.displayName,
      given_name: member.givenName ?? null,
      family_name: member.familyName ?? null,
      locale: member.locale,
      age_class: member.ageClass ?? null,
      created_at: member.createdAt,
      updated_at: member.createdAt,
    })
    .execute();
}

export async function findMember(db: Db | Trx, id: MemberId): Promise<Member | undefined> {
  const row = await db.selectFrom('member').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toMember(row);
}

/** Locks members in the order of their ids, so that two acts on the same pair never deadlock. */
export async function lockMembers(trx: Trx, ids: readonly MemberId[]): Promise<Member[]> {
  const rows = await trx
    .selectFrom('member')
    .selectAll()
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(toMember);
}

export type MemberChange = Partial<
  Pick<
    Member,
    | 'status'
    | 'mergedInto'
    | 'displayName'
    | 'givenName'
    | 'familyName'
    | 'ageClass'
    | 'locale'
    | 'province'
    | 'sector'
    | 'noticeReadAt'
  >
>;

/** Changes the fields that are named; `undefined` empties one. */
export async function updateMember(trx: Trx, id: MemberId, change: MemberChange): Promise<void> {
  await trx.updateTable('member').set(toColumns(change)).where('id', '=', id).execute();
}

/** Changes what portals may be told of a member, and notes when. */
export async function updateProfileOf(
  trx: Trx,
  id: MemberId,
  { at, ...change }: MemberChange & { readonly at: Date },
): Promise<void> {
  const columns = { ...toColumns(change), updated_at: at };
  await trx.updateTable('member').set(columns).where('id', '=', id).execute();
}

/** False when it was read before. */
export async function markNoticeRead(trx: Trx, id: MemberId, at: Date): Promise<boolean> {
  const result = await trx
    .updateTable('member')
    .set({ notice_read_at: at })
    .where('id', '=', id)
    .where('notice_read_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

function toColumns(change: MemberChange) {
  return {
    ...('status' in change && change.status && { status: change.status }),
    ...('mergedInto' in change && { merged_into: change.mergedInto ?? null }),
    ...(change.displayName !== undefined && { display_name: change.displayName }),
    ...('givenName' in change && { given_name: change.givenName ?? null }),
    ...('familyName' in change && { family_name: change.familyName ?? null }),
    ...('ageClass' in change && { age_class: change.ageClass ?? null }),
    ...(change.locale && { locale: change.locale }),
    ...('province' in change && { province: change.province ?? null }),
    ...('sector' in change && { sector: change.sector ?? null }),
    ...('noticeReadAt' in change && { notice_read_at: change.noticeReadAt ?? null }),
  };
}

function toMember(row: Selectable<MemberTable>): Member {
  return {
    id: trustId(row.id),
    status: row.status,
    mergedInto: row.merged_into === null ? undefined : trustId(row.merged_into),
    displayName: row.display_name,
    givenName: row.given_name ?? undefined,
    familyName: row.family_name ?? undefined,
    locale: row.locale,
    ageClass: row.age_class ?? undefined,
    province: row.province ?? undefined,
    sector: row.sector ?? undefined,
    noticeReadAt: row.notice_read_at ?? undefined,
    createdAt: row.created_at,
  };
}
