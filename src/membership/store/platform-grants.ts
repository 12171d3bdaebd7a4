// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Selectable } from 'kysely';
import type { Db, Trx } from '../../database/database.js';
import type { PlatformGrantTable } from '../../database/tables/roles.js';
import { trustId, type MemberId, type PlatformGrantId } from '../../kernel/ids.js';
import type { PlatformGrant } from '../domain/staff.js';

export async function insertInvitation(
  trx: Trx,
  grant: PlatformGrant,
  tokenHash: Buffer,
): Promise<void> {
  await trx
    .insertInto('platform_grant')
    .values({
      id: grant.id,
      role: grant.role,
      status: grant.status,
      token_hash: tokenHash,
      token_expires_at: grant.tokenExpiresAt ?? null,
      invited_by: grant.invitedBy ?? null,
      created_at: grant.createdAt,
    })
    .execute();
}

export async function lockInvitation(
  trx: Trx,
  tokenHash: Buffer,
): Promise<PlatformGrant | undefined> {
  const row = await trx
    .selectFrom('platform_grant')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('status', '=', 'invited')
    .forUpdate()
    .executeTakeFirst();
  return row && toPlatformGrant(row);
}

export async function lockPlatformGrant(
  trx: Trx,
  id: PlatformGrantId,
): Promise<PlatformGrant | undefined> {
  const row = await trx
    .selectFrom('platform_grant')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && toPlatformGrant(row);
}

/**
 * Saves a transition; the link of the invitation is worth nothing afterwards.
 * Violates `platform_grant_live_key`, `platform_grant_two_people`, `platform_grant_first_key`.
 */
export async function updatePlatformGrant(
  trx: Trx,
  grant: PlatformGrant,
  endedAt?: Date,
): Promise<void> {
  await trx
    .updateTable('platform_grant')
    .set({
      status: grant.status,
      token_hash: null,
      member_id: grant.memberId ?? null,
      confirmed_by: grant.confirmedBy ?? null,
      started_at: grant.startedAt ?? null,
      valid_until: grant.validUntil ?? null,
      ended_at: endedAt ?? null,
    })
    .where('id', '=', grant.id)
    .execute();
}

export async function isAdministrator(trx: Trx, members: readonly MemberId[]): Promise<boolean> {
  const row = await trx
    .selectFrom('platform_grant')
    .select('id')
    .where('role', '=', 'platform_admin')
    .where('status', '=', 'active')
    .where('member_id', 'in', [...members])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The administrators in office, locked so that none of them goes while one is counted upon. */
export async function lockAdministrators(trx: Trx): Promise<readonly PlatformGrant[]> {
  const rows = await trx
    .selectFrom('platform_grant')
    .selectAll()
    .where('role', '=', 'platform_admin')
    .where('status', '=', 'active')
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(toPlatformGrant);
}

export async function listPlatformGrantsOf(
  trx: Trx,
  memberId: MemberId,
): Promise<readonly PlatformGrant[]> {
  const rows = await trx
    .selectFrom('platform_grant')
    .selectAll()
    .where('member_id', '=', memberId)
    .where('status', 'in', ['unconfirmed', 'active'])
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(toPlatformGrant);
}

export interface StaffEntry extends PlatformGrant {
  readonly displayName: string | undefined;
}

/** Invitations that still hold, appointments that wait and everybody in office. */
export async function listStaffEntries(db: Db, now: Date): Promise<readonly StaffEntry[]> {
  const rows = await db
    .selectFrom('platform_grant')
    .leftJoin('member_public', 'member_public.id', 'platform_grant.member_id')
    .selectAll('platform_grant')
    .select('member_public.display_name')
    .where((e) =>
      e.or([
        e('platform_grant.status', 'in', ['unconfirmed', 'active']),
        e.and([
          e('platform_grant.status', '=', 'invited'),
          e('platform_grant.token_expires_at', '>', now),
        ]),
      ]),
    )
    .orderBy('platform_grant.created_at')
    .orderBy('platform_grant.id')
    .execute();
  return rows.map((row) => ({
    ...toPlatformGrant(row),
    displayName: row.display_name ?? undefined,
  }));
}

function toPlatformGrant(row: Selectable<PlatformGrantTable>): PlatformGrant {
  return {
    id: trustId(row.id),
    role: row.role,
    status: row.status,
    tokenExpiresAt: row.token_expires_at ?? undefined,
    memberId: row.member_id === null ? undefined : trustId(row.member_id),
    invitedBy: row.invited_by === null ? undefined : trustId(row.invited_by),
    confirmedBy: row.confirmed_by === null ? undefined : trustId(row.confirmed_by),
    createdAt: row.created_at,
    startedAt: row.started_at ?? undefined,
    validUntil: row.valid_until ?? undefined,
    overrunAt: row.overrun_at ?? undefined,
    renewedBy: row.renewed_by === null ? undefined : trustId(row.renewed_by),
  };
}
