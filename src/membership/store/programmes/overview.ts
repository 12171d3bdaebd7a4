// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from '../../../database/database.js';
import { trustId, type ProgrammeId, type Slug } from '../../../kernel/ids.js';
import type { CommunityStatus, ShownCount, Visibility } from '../../domain/community.js';
import { shown } from '../catalogue/cards.js';
import { shownTo } from '../catalogue/query.js';

export interface ProgrammeCommunity {
  readonly slug: Slug;
  readonly name: string;
  readonly kind: 'own' | 'external';
  readonly status: CommunityStatus;
  readonly visibility: Visibility;
  readonly members: ShownCount;
  /** How many answer for it now; nobody is named. */
  readonly managers: number;
}

/** Where the previous page ended: folded name, slug. */
export type PlaceKey = readonly [name: string, slug: string];

/** The communities of a programme by name, hidden and frozen ones too; archived ones are history. */
export async function listPlacedRows(
  db: Db,
  programmeId: ProgrammeId,
  page: {
    readonly locale: 'it' | 'en';
    readonly after?: PlaceKey | undefined;
    readonly limit: number;
  },
): Promise<readonly { readonly community: ProgrammeCommunity; readonly key: PlaceKey }[]> {
  const { locale, after, limit } = page;
  const { rows } = await sql<{
    slug: string;
    name: string;
    sort_name: string;
    kind: 'own' | 'external';
    status: CommunityStatus;
    visibility: Visibility;
    members: number | null;
    managers: number;
  }>`
    with page as materialized (
      select c.id, c.slug, t.name, t.sort_name
      from programme_community x join community c on c.id = x.community_id
      join community_text t on t.community_id = c.id and ${shownTo(locale)}
      where x.programme_id = ${programmeId} and c.status <> 'archived'
        and ${after === undefined ? sql`true` : sql`(t.sort_name, c.slug) > (${after[0]}, ${after[1]})`}
      order by t.sort_name, c.slug limit ${limit}
    )
    select p.slug, p.name, p.sort_name, c.kind, c.status, c.visibility, n.members, c.active_managers as managers
    from page p join community c on c.id = p.id join member_number n on n.community_id = p.id
    order by p.sort_name, p.slug`.execute(db);
  return rows.map(({ sort_name: sortName, ...row }) => ({
    community: { ...row, slug: trustId<Slug>(row.slug), members: shown(row.members) },
    key: [sortName, row.slug],
  }));
}
