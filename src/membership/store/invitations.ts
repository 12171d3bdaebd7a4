// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Selectable } from 'kysely';
import type { Db, Trx } from '../../database/database.js';
import type { InvitationTable } from '../../database/tables/invitation.js';
import { normaliseAddress } from '../../kernel/email-address.js';
import { notStopped } from './lifecycle/standstill.js';
import { trustId, type CommunityId, type InvitationId, type MemberId } from '../../kernel/ids.js';
import type { Invitation, InvitationEnd } from '../domain/inviting/invitation.js';

/** Writes many in one statement. Violates `invitation_open_key` for an address that is invited already. */
export async function insertInvitations(
  trx: Trx,
  rows: readonly { readonly invitation: Invitation; readonly tokenHash: Buffer }[],
): Promise<void> {
  await trx
    .insertInto('invitation')
    .values(
      rows.map(({ invitation, tokenHash }) => ({
        id: invitation.id,
        community_id: invitation.communityId,
        address: invitation.address ?? null,
        address_normalised: invitation.address ? normaliseAddress(invitation.address) : null,
        locale: invitation.locale,
        role: invitation.role ?? null,
        message: invitation.message,
        batch: invitation.batch ?? null,
        status: invitation.status,
        token_hash: tokenHash,
        invited_by: invitation.invitedBy,
        sent_count: invitation.sentCount,
        last_sent_at: invitation.lastSentAt,
        created_at: invitation.createdAt,
        expires_at: invitation.expiresAt,
      })),
    )
    .execute();
}

/** Whose addresses of a list have an invitation here that stands. */
export async function listInvitedAddresses(
  trx: Trx,
  communityId: CommunityId,
  addresses: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await trx
    .selectFrom('invitation')
    .select('address_normalised')
    .where('community_id', '=', communityId)
    .where('status', '=', 'pending')
    .where('address_normalised', 'in', addresses.map(normaliseAddress))
    .execute();
  return new Set(rows.map((row) => row.address_normalised ?? ''));
}

/** By the link of its last letter. */
export async function findInvitationByToken(
  db: Db | Trx,
  tokenHash: Buffer,
): Promise<Invitation | undefined> {
  const row = await db
    .selectFrom('invitation')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  return row && toInvitation(row);
}

export async function findInvitation(
  db: Db | Trx,
  id: InvitationId,
): Promise<Invitation | undefined> {
  const row = await db.selectFrom('invitation').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toInvitation(row);
}

/** Makes every other act on this invitation wait. */
export async function lockInvitation(trx: Trx, id: InvitationId): Promise<Invitation | undefined> {
  const row = await trx
    .selectFrom('invitation')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && toInvitation(row);
}

/** A new letter, perhaps to another address and of another inviter: its link replaces the last one. Violates `invitation_open_key`. */
export async function updateLetter(
  trx: Trx,
  invitation: Invitation,
  tokenHash: Buffer,
): Promise<void> {
  await trx
    .updateTable('invitation')
    .set({
      address: invitation.address ?? null,
      address_normalised: invitation.address ? normaliseAddress(invitation.address) : null,
      token_hash: tokenHash,
      message: invitation.message,
      invited_by: invitation.invitedBy,
      sent_count: invitation.sentCount,
      last_sent_at: invitation.lastSentAt,
      expires_at: invitation.expiresAt,
    })
    .where('id', '=', invitation.id)
    .execute();
}

/**
 * Ends an invitation that still stands; false when another act came first.
 * Violates `invitation_not_by_self` when who sent it would accept it.
 */
export async function endInvitation(
  trx: Trx,
  id: InvitationId,
  end: { status: InvitationEnd; at: Date; acceptedBy?: MemberId | undefined },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('invitation')
    .set({ status: end.status, ended_at: end.at, accepted_by: end.acceptedBy ?? null })
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/**
 * Those of a community that were sent to a proven address of a member and still stand: an address that is
 * merely said to be somebody's must not close an invitation of somebody else's.
 */
export async function listInvitationsOf(
  trx: Trx,
  pair: { communityId: CommunityId; memberId: MemberId },
): Promise<readonly Invitation[]> {
  const rows = await trx
    .selectFrom('invitation')
    .selectAll()
    .where('community_id', '=', pair.communityId)
    .where('status', '=', 'pending')
    .where('address_normalised', 'in', (e) =>
      e
        .selectFrom('member_address')
        .select('value_normalised')
        .where('member_id', '=', pair.memberId)
        .where('proven', '=', true),
    )
    .execute();
  return rows.map(toInvitation);
}

/**
 * Whether an address is one of the member's, proven or not. Enough beside the link of a letter that went
 * there, which proves the mailbox; not enough without.
 */
export async function isAddressOf(
  db: Db | Trx,
  memberId: MemberId,
  address: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('member_address')
    .select('member_id')
    .where('member_id', '=', memberId)
    .where('value_normalised', '=', normaliseAddress(address))
    .executeTakeFirst();
  return row !== undefined;
}

/** Where the previous page ended: when it was made, and its id. */
export type InvitationKey = readonly [createdAt: string, id: string];

/** One page of a community's invitations, newest first. */
export async function listInvitations(
  db: Db,
  communityId: CommunityId,
  page: { after?: InvitationKey | undefined; limit: number },
): Promise<readonly Invitation[]> {
  const { after, limit } = page;
  const rows = await db
    .selectFrom('invitation')
    .selectAll()
    .where('community_id', '=', communityId)
    .$if(after !== undefined, (q) =>
      q.where(sql<boolean>`(created_at, id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
    )
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toInvitation);
}

/** Invitations whose time is over, some at a time; none to a community that stands still. */
export async function listDueInvitations(db: Db, at: Date): Promise<readonly InvitationId[]> {
  const rows = await db
    .selectFrom('invitation')
    .select('id')
    .where('status', '=', 'pending')
    .where('expires_at', '<=', at)
    .where(notStopped(sql.ref('invitation.community_id')))
    .orderBy('expires_at')
    .limit(100)
    .execute();
  return rows.map((row) => trustId(row.id));
}

/** Forgets whom invitations were sent to that ended before a moment. */
export async function blankAddresses(db: Db, endedBefore: Date): Promise<void> {
  await db
    .updateTable('invitation')
    .set({ address: null, address_normalised: null, message: '' })
    .where('ended_at', '<', endedBefore)
    .where('address', 'is not', null)
    .execute();
}

function toInvitation(row: Selectable<InvitationTable>): Invitation {
  return {
    id: trustId(row.id),
    communityId: trustId(row.community_id),
    address: row.address ?? undefined,
    locale: row.locale,
    role: row.role ?? undefined,
    message: row.message,
    batch: row.batch ?? undefined,
    status: row.status,
    invitedBy: trustId(row.invited_by),
    sentCount: row.sent_count,
    lastSentAt: row.last_sent_at,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  };
}
