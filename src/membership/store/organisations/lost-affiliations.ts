// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from '../../../database/database.js';
import { trustId, type MemberId, type OrganisationId } from '../../../kernel/ids.js';

/** An organisation to which somebody belonged until it was closed, and that is there again. */
export interface LostAffiliation {
  readonly organisationId: OrganisationId;
  readonly organisation: string;
  readonly endedAt: Date;
}

/** Where somebody belonged until it was closed, and has not said since that they belong. */
export async function listLostAffiliations(
  db: Db,
  memberId: MemberId,
): Promise<readonly LostAffiliation[]> {
  const { rows } = await sql<{ id: string; name: string; ended_at: Date }>`
    select o.id, o.name, x.ended_at from (
      select distinct on (a.organisation_id) a.organisation_id, a.ended_at, a.end_reason, a.status
      from affiliation a where a.member_id = ${memberId}
      order by a.organisation_id, a.ended_at desc nulls first, a.id desc
    ) x join organisation o on o.id = x.organisation_id and o.status = 'active'
    where x.status = 'ended' and x.end_reason = 'dissolved'
    order by x.ended_at desc, o.id`.execute(db);
  return rows.map((row) => ({
    organisationId: trustId(row.id),
    organisation: row.name,
    endedAt: row.ended_at,
  }));
}
