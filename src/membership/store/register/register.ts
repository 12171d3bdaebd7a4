// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from '../../../database/database.js';
import { trustId, type CommunityId } from '../../../kernel/ids.js';
import { publicRoles } from '../../domain/community-card.js';
import type { CommunityRole } from '../../domain/permissions.js';
import type { RegisterEntry } from '../../domain/register/entry.js';

/** Where the previous page ended: when the role began, and the grant. */
export type RegisterKey = readonly [from: string, grant: string];

export interface RegisterQuery {
  /** A day in Italy, as YYYY-MM-DD: only what was held on it. */
  readonly on?: string | undefined;
  /** Only what everybody may see. */
  readonly publicOnly: boolean;
  /** Whether why a role was taken is read too. */
  readonly withReasons: boolean;
  readonly after?: RegisterKey | undefined;
  readonly limit: number;
}

interface Row {
  readonly id: string;
  readonly person: string | null;
  readonly role: CommunityRole;
  readonly valid_from: Date;
  readonly valid_until: Date | null;
  readonly ended_at: Date | null;
  readonly ended: RegisterEntry['ended'] | null;
  readonly appointed_by: string | null;
  readonly reason: string | null;
  readonly key: [string, string];
}

const dayIn = (on: string) => sql`${on}::date::timestamp at time zone 'Europe/Rome'`;

/** Roles of a community that ever began, newest first; one that a merge moved shows once, where it went. */
export async function listRegisterPage(
  db: Db,
  communityId: CommunityId,
  { on, publicOnly, withReasons, after, limit }: RegisterQuery,
): Promise<readonly { entry: RegisterEntry; key: RegisterKey }[]> {
  const held = on
    ? sql`g.valid_from < ${dayIn(on)} + interval '1 day' and (g.ended_at is null or g.ended_at >= ${dayIn(on)})
      and (g.ended_at is not null or g.overrun_at is not null or g.valid_until >= ${dayIn(on)})`
    : sql`true`;
  const seen = publicOnly
    ? sql`g.role = any (${[...publicRoles]}::text[]) and p.age_class is distinct from 'minor'`
    : sql`true`;
  const { rows } = await sql<Row>`
    select g.id, case when m.status <> 'erased' then m.display_name end as person, g.role, g.valid_from, g.valid_until,
      g.ended_at, case when g.ended_at is not null then g.status end as ended,
      case when b.status <> 'erased' and ${publicOnly ? sql`c.age_class is distinct from 'minor'` : sql`true`}
        then b.display_name end as appointed_by,
      ${withReasons ? sql`(select nullif(x.reason, '') from measure x where x.grant_id = g.id and m.status <> 'erased')` : sql`null`} as reason,
      array[g.valid_from::text, g.id::text] as key
    from role_grant g join stint s on s.id = g.stint_id
    join member_public m on m.id = g.member_id join member_standing p on p.id = g.member_id
    left join member_public b on b.id = g.granted_by left join member_standing c on c.id = g.granted_by
    where g.community_id = ${communityId} and g.valid_from is not null and s.status <> 'moved' and ${held} and ${seen}
      and ${after ? sql`(g.valid_from, g.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
    order by g.valid_from desc, g.id desc limit ${limit}`.execute(db);
  return rows.map((row) => ({ key: row.key, entry: toEntry(row) }));
}

const toEntry = (row: Row): RegisterEntry => ({
  grantId: trustId(row.id),
  person: row.person ?? undefined,
  role: row.role,
  from: row.valid_from,
  until: row.ended_at ?? row.valid_until ?? undefined,
  ended: row.ended ?? undefined,
  appointedBy: row.appointed_by ?? undefined,
  reason: row.reason ?? undefined,
});
