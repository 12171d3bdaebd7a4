// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../database/database.js';
import { newId, trustId, type Branded, type MemberId } from '../../kernel/ids.js';
import { normaliseAddress } from '../../kernel/email-address.js';

export interface Address {
  readonly address: string;
  /** When the person proved that they read mail here; undefined for an address that was only asserted. */
  readonly verifiedAt: Date | undefined;
}

/**
 * Adds an address, or notes the proof of one already there. A proven address becomes the primary one
 * where there is none, or where the primary one was never proven.
 * @returns whether anything is different now
 */
export async function saveAddress(
  trx: Trx,
  memberId: MemberId,
  { address, verifiedAt, at }: Address & { readonly at: Date },
): Promise<boolean> {
  if (verifiedAt) await demoteUnproven(trx, memberId);
  const result = await sql`
    insert into contact_point
      (id, member_id, kind, value, value_normalised, verified_at, is_primary, created_at)
    select ${newId<AddressId>()}, ${memberId}, 'email', ${address.trim()},
      ${normaliseAddress(address)}, ${verifiedAt ?? null}, not exists (
        select from contact_point
        where member_id = ${memberId} and kind = 'email' and is_primary
      ), ${at}
    on conflict (member_id, kind, value_normalised) do update set
      verified_at = coalesce(contact_point.verified_at, excluded.verified_at),
      is_primary = contact_point.is_primary or excluded.is_primary
    where (contact_point.verified_at is null and excluded.verified_at is not null)
      or (excluded.is_primary and not contact_point.is_primary)`.execute(trx);
  return result.numAffectedRows === 1n;
}

async function demoteUnproven(trx: Trx, memberId: MemberId): Promise<void> {
  await trx
    .updateTable('contact_point')
    .set({ is_primary: false })
    .where('member_id', '=', memberId)
    .where('is_primary', '=', true)
    .where('verified_at', 'is', null)
    .execute();
}

/** Forgets every address that nobody proved; how many there were. */
export async function deleteUnprovenAddresses(trx: Trx, memberId: MemberId): Promise<number> {
  const result = await trx
    .deleteFrom('contact_point')
    .where('member_id', '=', memberId)
    .where('verified_at', 'is', null)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}

export interface ContactPoint extends Address {
  readonly isPrimary: boolean;
}

/** A member's addresses, the primary one first. */
export async function findAddresses(db: Db | Trx, memberId: MemberId): Promise<ContactPoint[]> {
  const rows = await db
    .selectFrom('contact_point')
    .select(['value', 'verified_at', 'is_primary'])
    .where('member_id', '=', memberId)
    .where('kind', '=', 'email')
    .orderBy('is_primary', 'desc')
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    address: row.value,
    verifiedAt: row.verified_at ?? undefined,
    isPrimary: row.is_primary,
  }));
}

export type AddressId = Branded<'ContactId'>;

/** An address that somebody proved to read. */
export interface ProvenAddress {
  readonly id: AddressId;
  readonly address: string;
  readonly isPrimary: boolean;
  /** In lower case. */
  readonly domain: string;
}

/** Those that a member has proven, the primary one first. */
export async function findProvenAddresses(
  db: Db | Trx,
  memberId: MemberId,
): Promise<readonly ProvenAddress[]> {
  const rows = await db
    .selectFrom('contact_point')
    .select(['id', 'value', 'value_normalised', 'is_primary'])
    .where('member_id', '=', memberId)
    .where('kind', '=', 'email')
    .where('verified_at', 'is not', null)
    .orderBy('is_primary', 'desc')
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: trustId(row.id),
    address: row.value,
    isPrimary: row.is_primary,
    domain: row.value_normalised.split('@')[1] ?? '',
  }));
}

export async function deleteAddress(trx: Trx, id: AddressId): Promise<void> {
  await trx.deleteFrom('contact_point').where('id', '=', id).execute();
}

/** A member with a proven address has a primary one. */
export async function choosePrimary(trx: Trx, memberId: MemberId): Promise<void> {
  await sql`
    update contact_point set is_primary = true
    where id = (
      select id from contact_point
      where member_id = ${memberId} and verified_at is not null
      order by created_at, id
      limit 1
    ) and not exists (
      select from contact_point where member_id = ${memberId} and is_primary
    )`.execute(trx);
}
