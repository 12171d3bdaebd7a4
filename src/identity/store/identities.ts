// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Selectable } from 'kysely';
import type { Db, Trx } from '../../database/database.js';
import { preparedOn } from '../../database/prepared.js';
import type { IdentityTable } from '../../database/tables/identity.js';
import { trustId, type IdentityId, type MemberId } from '../../kernel/ids.js';
import { levels, type Level } from '../../kernel/level.js';
import type { Identity } from '../domain/member.js';

/** @throws a unique violation on `identity_issuer_subject_key` when it is already somebody's. */
export async function insertIdentity(trx: Trx, identity: Identity): Promise<void> {
  await trx
    .insertInto('identity')
    .values({
      id: identity.id,
      member_id: identity.memberId,
      issuer: identity.issuer,
      subject: identity.subject,
      kind: identity.kind,
      provider: identity.provider,
      class: identity.class,
      level: identity.level,
      label: identity.label,
      linked_at: identity.linkedAt,
      last_used_at: identity.lastUsedAt,
    })
    .execute();
}

export interface Use {
  readonly memberId: MemberId;
  readonly level: Level;
  readonly label: string;
  readonly provider: string;
  readonly at: Date;
}

const noteUse = `
  update identity set last_used_at = $3, label = $4, provider = $5,
    level = case when level = any ($6) then $7 else level end
  where id = $1 and member_id = $2 and unlinked_at is null
  returning id`;

/** Notes a use. False when the identity is no longer this member's: a merge or an unlink came between. */
export async function touchIdentity(db: Db | Trx, id: IdentityId, use: Use): Promise<boolean> {
  const weaker = levels.slice(0, levels.indexOf(use.level));
  const values = [id, use.memberId, use.at, use.label, use.provider, weaker, use.level];
  return (await preparedOn(db)('identity_touch', noteUse, values)).length === 1;
}

/** The live identity of an issuer's subject, whosever it is. */
export async function findIdentityBySubject(
  trx: Trx,
  { issuer, subject }: Pick<Identity, 'issuer' | 'subject'>,
): Promise<Identity | undefined> {
  const row = await trx
    .selectFrom('identity')
    .selectAll()
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .where('unlinked_at', 'is', null)
    .executeTakeFirst();
  return row && toIdentity(row);
}

/** A member's ways in, the last used first. */
export async function findIdentities(db: Db | Trx, memberId: MemberId): Promise<Identity[]> {
  const rows = await db
    .selectFrom('identity')
    .selectAll()
    .where('member_id', '=', memberId)
    .where('unlinked_at', 'is', null)
    .orderBy('last_used_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(toIdentity);
}

/** Every way in that a member has or had, those severed included. */
export async function findIdentityHistory(
  db: Db | Trx,
  memberId: MemberId,
): Promise<(Identity & { unlinkedAt: Date | undefined })[]> {
  const rows = await db
    .selectFrom('identity')
    .selectAll()
    .where('member_id', '=', memberId)
    .orderBy('linked_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...toIdentity(row), unlinkedAt: row.unlinked_at ?? undefined }));
}

/**
 * Severs an identity; the row stays, so that its return is somebody's new identity, never "known".
 * Violates `identity_last_proof` for the last one that proves whose key the member holds, unless it came to
 * name another person.
 */
export async function tombstoneIdentity(
  trx: Trx,
  id: IdentityId,
  at: Date,
  { namesAnother = false } = {},
): Promise<void> {
  await trx
    .updateTable('identity')
    .set({ unlinked_at: at, names_another: namesAnother })
    .where('id', '=', id)
    .execute();
}

/** Leaves of the severed identities of this name the row alone, which nobody can be recognised by. */
export async function blankSeveredIdentities(
  trx: Trx,
  issuer: string,
  subject: string,
): Promise<void> {
  await trx
    .updateTable('identity')
    .set({ subject: sql`'erased:' || id`, label: '' })
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .where('unlinked_at', 'is not', null)
    .execute();
}

function toIdentity(row: Selectable<IdentityTable>): Identity {
  return {
    id: trustId(row.id),
    memberId: trustId(row.member_id),
    issuer: row.issuer,
    subject: row.subject,
    kind: row.kind,
    provider: row.provider,
    class: row.class,
    level: row.level,
    label: row.label,
    linkedAt: row.linked_at,
    lastUsedAt: row.last_used_at,
  };
}
