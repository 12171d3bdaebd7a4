// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Insertable, type Selectable } from 'kysely';
import type { Db, Trx } from '../../database/database.js';
import type { RoleGrantTable } from '../../database/tables/membership.js';
import { notStopped } from './lifecycle/standstill.js';
import { trustId, type RoleGrantId, type StintId } from '../../kernel/ids.js';
import type { GrantEnd, GrantStatus, RoleGrant } from '../domain/role-grant.js';

/**
 * Violates `role_grant_stint` when the stint has ended, `role_grant_open_key` for a second open one,
 * `role_grant_no_overlap` for a role already held, `role_grant_not_by_self`.
 */
export async function insertGrant(trx: Trx, grant: RoleGrant): Promise<void> {
  await trx.insertInto('role_grant').values(toRow(grant)).execute();
}

/** Saves what an acceptance changed; false when the grant is no longer in the state it was read in. */
export async function startGrant(
  trx: Trx,
  grant: RoleGrant,
  from: 'offered' | 'proposed',
): Promise<boolean> {
  const result = await trx
    .updateTable('role_grant')
    .set({
      status: grant.status,
      granted_by: grant.grantedBy ?? null,
      months: grant.months ?? null,
      valid_from: grant.validFrom ?? null,
      valid_until: grant.validUntil ?? null,
    })
    .where('id', '=', grant.id)
    .where('status', '=', from)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** False when the grant is no longer in the state it was read in. */
export async function endGrant(
  trx: Trx,
  grant: Pick<RoleGrant, 'id' | 'status'>,
  end: { status: GrantEnd; at: Date },
): Promise<boolean> {
  const result = await trx
    .updateTable('role_grant')
    .set({ status: end.status, ended_at: end.at })
    .where('id', '=', grant.id)
    .where('status', '=', grant.status)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function findGrant(db: Db | Trx, id: RoleGrantId): Promise<RoleGrant | undefined> {
  const row = await db.selectFrom('role_grant').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toGrant(row);
}

export async function lockGrant(trx: Trx, id: RoleGrantId): Promise<RoleGrant | undefined> {
  const row = await trx
    .selectFrom('role_grant')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && toGrant(row);
}

/** Everything of a stint that is offered, proposed or held. */
export async function lockLiveGrants(trx: Trx, stintId: StintId): Promise<readonly RoleGrant[]> {
  const rows = await trx
    .selectFrom('role_grant')
    .selectAll()
    .where('stint_id', '=', stintId)
    .where('live', '=', true)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(toGrant);
}

export async function listLiveGrants(
  db: Db | Trx,
  stintId: StintId,
): Promise<readonly RoleGrant[]> {
  const rows = await db
    .selectFrom('role_grant')
    .selectAll()
    .where('stint_id', '=', stintId)
    .where('live', '=', true)
    .orderBy('id')
    .execute();
  return rows.map(toGrant);
}

/**
 * Ids of offers made before a moment and not agreed to since another, for the job that closes them; none in a community
 * that stands still.
 */
export async function listOffersBefore(
  db: Db,
  { made, agreed }: { made: Date; agreed: Date },
): Promise<readonly RoleGrantId[]> {
  const rows = await db
    .selectFrom('role_grant')
    .select('id')
    .where('status', '=', 'offered')
    .where('created_at', '<=', made)
    .where((e) => e.or([e('agreed_at', 'is', null), e('agreed_at', '<=', agreed)]))
    .where(notStopped(sql.ref('role_grant.community_id')))
    .orderBy('id')
    .limit(500)
    .execute();
  return rows.map(({ id }) => trustId<RoleGrantId>(id));
}

function toRow(grant: RoleGrant): Insertable<RoleGrantTable> {
  return {
    id: grant.id,
    stint_id: grant.stintId,
    community_id: grant.communityId,
    member_id: grant.memberId,
    role: grant.role,
    status: grant.status,
    offered_by: grant.offeredBy ?? null,
    granted_by: grant.grantedBy ?? null,
    founder: grant.founder,
    message: grant.message,
    months: grant.months ?? null,
    valid_from: grant.validFrom ?? null,
    valid_until: grant.validUntil ?? null,
    created_at: grant.createdAt,
    on_leave: grant.onLeave ?? false,
    agreed_at: grant.agreedAt ?? null,
    countersigned_by: grant.countersignedBy ?? null,
    overrun_at: grant.overrunAt ?? null,
    renewal_asked_by: grant.renewalAskedBy ?? null,
    renewal_asked_at: grant.renewalAskedAt ?? null,
    renewed_by: grant.renewedBy ?? null,
    renewed_at: grant.renewedAt ?? null,
  };
}

export function toGrant(row: Selectable<RoleGrantTable>): RoleGrant {
  const status: GrantStatus = row.status;
  return {
    id: trustId(row.id),
    stintId: trustId(row.stint_id),
    communityId: trustId(row.community_id),
    memberId: trustId(row.member_id),
    role: row.role,
    status,
    offeredBy: row.offered_by === null ? undefined : trustId(row.offered_by),
    grantedBy: row.granted_by === null ? undefined : trustId(row.granted_by),
    founder: row.founder,
    message: row.message,
    months: row.months ?? undefined,
    validFrom: row.valid_from ?? undefined,
    validUntil: row.valid_until ?? undefined,
    createdAt: row.created_at,
    countersignedBy: row.countersigned_by === null ? undefined : trustId(row.countersigned_by),
    overrunAt: row.overrun_at ?? undefined,
    renewalAskedBy: row.renewal_asked_by === null ? undefined : trustId(row.renewal_asked_by),
    renewalAskedAt: row.renewal_asked_at ?? undefined,
    renewedBy: row.renewed_by === null ? undefined : trustId(row.renewed_by),
    renewedAt: row.renewed_at ?? undefined,
    onLeave: row.on_leave,
    agreedAt: row.agreed_at ?? undefined,
  };
}
