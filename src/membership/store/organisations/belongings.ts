// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from '../../../database/database.js';
import type { OrganisationId } from '../../../kernel/ids.js';

/** How much an organisation has; each at most one more than is counted. */
export interface Belongings {
  readonly affiliations: number;
  readonly representatives: number;
  readonly seats: number;
  readonly domains: number;
}

/** @param most beyond so many of a kind nobody counts on */
export async function countBelongings(
  db: Db,
  id: OrganisationId,
  most: number,
): Promise<Belongings> {
  const upTo = (table: string, live = true) => sql`(
    select count(*)::int from (
      select from ${sql.table(table)} where organisation_id = ${id} and ${live ? sql`ended_at is null` : sql`true`}
      limit ${most + 1}
    ) found)`;
  const { rows } = await sql<Belongings>`
    select ${upTo('affiliation')} as affiliations, ${upTo('organisation_grant')} as representatives,
      ${upTo('seat')} as seats, ${upTo('organisation_domain', false)} as domains`.execute(db);
  return rows[0] ?? { affiliations: 0, representatives: 0, seats: 0, domains: 0 };
}
