// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../../database/database.js';
import { trustId, type DelegateId, type OrganisationGrantId } from '../../../kernel/ids.js';

const most = 100;

/** Whether somebody answers for the organisation of a row no longer; one who goes on as another is found too. */
const answersNoMore = (
  member: RawBuilder<unknown>,
  organisation: RawBuilder<unknown>,
) => sql`not exists (
  select from organisation_grant r where r.member_id = ${member} and r.organisation_id = ${organisation}
    and r.status = 'active' and r.valid_until > now() and not banned_everywhere(r.member_id))`;

/** What people are asked to answer for whose asker does not answer for it, and holds no office of the region's. */
export async function listVoidRepresentations(db: Db): Promise<readonly OrganisationGrantId[]> {
  const { rows } = await sql<{ id: string }>`
    select g.id from organisation_grant g where g.status = 'offered'
      and ${answersNoMore(sql.ref('g.granted_by'), sql.ref('g.organisation_id'))}
      and not exists (
        select from live_office o join role_permission p on p.role = o.role
        where o.member_id = g.granted_by and p.permission = 'org.verify')
    order by g.created_at limit ${most}`.execute(db);
  return rows.map(({ id }) => trustId(id));
}

/** Whom people are asked to sit for by who does not answer for it. */
export async function listVoidDelegations(db: Db): Promise<readonly DelegateId[]> {
  const { rows } = await sql<{ id: string }>`
    select d.id from seat_delegate d join seat s on s.id = d.seat_id where d.status = 'offered'
      and ${answersNoMore(sql.ref('d.named_by'), sql.ref('s.organisation_id'))}
    order by d.created_at limit ${most}`.execute(db);
  return rows.map(({ id }) => trustId(id));
}
