// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from '../../../database/database.js';
import { runPrepared } from '../../../database/prepared.js';
import type { CommunityId } from '../../../kernel/ids.js';
import type { ExportedMember } from '../../domain/exporting/export.js';
import type { MemberKey } from '../member-list.js';

interface Row {
  readonly display_name: string;
  readonly status: ExportedMember['status'];
  readonly started_at: Date;
  readonly roles: ExportedMember['roles'];
  readonly affiliation: string | null;
  readonly key: [string, string];
}

export interface ExportedPage {
  readonly members: readonly ExportedMember[];
  /** Where the next page begins; undefined after the last one. */
  readonly next: MemberKey | undefined;
}

/** The next members of a community, newest first, along the index of the list; nobody whose data are limited. */
export async function readExportedPage(
  db: Db,
  communityId: CommunityId,
  page: {
    readonly after: MemberKey | undefined;
    readonly limit: number;
    /** Whether cards say here where somebody belongs. */
    readonly affiliations: boolean;
  },
): Promise<ExportedPage> {
  const { after, limit } = page;
  const rows = await runPrepared(
    db,
    sql<Row>`
    select m.display_name, s.started_at, array[s.started_at::text, s.id::text] as key,
      case when s.status = 'active' and s.paused_at is not null then 'resting' else s.status end as status,
      array(
        select g.role from role_grant g join role_definition d on d.code = g.role
        where g.stint_id = s.id and g.live and g.status = 'active' order by d.rank desc, g.role
      ) as roles,
      ${page.affiliations ? affiliation : sql`null`} as affiliation
    from stint s join member_public m on m.id = s.member_id
    where s.community_id = ${communityId} and s.ended_at is null and not m.limited
      and ${after ? sql`(s.started_at, s.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
    order by s.started_at desc, s.id desc limit ${sql.lit(limit)}`,
  );
  const last = rows.length === limit ? rows.at(-1) : undefined;
  return { members: rows.map(toMember), next: last?.key };
}

const affiliation = sql`(
  select o.name from card k join affiliation a on a.member_id = k.member_id
    and a.id::text = k.fields #>> '{affiliation,values,0}' and a.ended_at is null and a.disclosed
  join organisation o on o.id = a.organisation_id
  where k.stint_id = s.id and k.hidden_at is null
)`;

const toMember = (row: Row): ExportedMember => ({
  displayName: row.display_name,
  status: row.status,
  since: row.started_at,
  roles: row.roles,
  affiliation: row.affiliation ?? undefined,
});
