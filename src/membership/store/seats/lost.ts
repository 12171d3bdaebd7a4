// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from '../../../database/database.js';
import { trustId, type OrganisationId, type Slug } from '../../../kernel/ids.js';
import { textOf } from '../catalogue/query.js';

/** A community in which an organisation sat until it was closed. */
export interface LostSeat {
  readonly community: { readonly slug: Slug; readonly name: string };
  readonly endedAt: Date;
}

/**
 * Where an organisation that is there again sat until it was closed, and has not asked to sit since; not what only its
 * own members see.
 */
export async function listLostSeats(
  db: Db,
  organisationId: OrganisationId,
  locale: 'it' | 'en',
): Promise<readonly LostSeat[]> {
  const { rows } = await sql<{ slug: string; name: string; ended_at: Date }>`
    select c.slug, t.name, x.ended_at from (
      select distinct on (e.community_id) e.community_id, e.status, e.since, e.ended_at from seat e
      where e.organisation_id = ${organisationId}
      order by e.community_id, e.created_at desc, e.id desc
    ) x
    join community c on c.id = x.community_id and c.status in ('active', 'frozen') and c.visibility <> 'hidden'
    join organisation o on o.id = ${organisationId} and o.status = 'active'
    left join lateral (${textOf(locale)}) t on true
    where x.status = 'closed' and x.since is not null order by t.name, c.id`.execute(db);
  return rows.map((row) => ({
    community: { slug: trustId(row.slug), name: row.name },
    endedAt: row.ended_at,
  }));
}
