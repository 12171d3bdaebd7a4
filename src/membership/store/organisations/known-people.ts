// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type RawBuilder } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import type { MemberId, OrganisationId } from '../../../kernel/ids.js';

/** Whether an organisation knows somebody: they belong to it by more than their own word, or answer for it. */
export const knownTo = (organisationId: OrganisationId, member: RawBuilder<unknown>) =>
  sql<boolean>`(exists (
      select from affiliation k where k.member_id = ${member} and k.organisation_id = ${organisationId}
        and k.ended_at is null and k.proof <> 'declared')
    or exists (
      select from organisation_grant k where k.member_id = ${member} and k.organisation_id = ${organisationId}
        and k.status = 'active' and k.valid_until > now()))`;

export async function isKnownTo(
  db: Db | Trx,
  { organisationId, memberId }: { organisationId: OrganisationId; memberId: MemberId },
): Promise<boolean> {
  const { rows } = await sql<{ known: boolean }>`
    select ${knownTo(organisationId, sql`${memberId}::uuid`)} as known`.execute(db);
  return rows[0]?.known ?? false;
}
