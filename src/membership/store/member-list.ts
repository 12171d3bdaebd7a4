// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from '../../database/database.js';
import { runPrepared } from '../../database/prepared.js';
import {
  trustId,
  type CardId,
  type CommunityId,
  type MemberId,
  type RoleGrantId,
  type StintId,
} from '../../kernel/ids.js';
import type { CardReader } from '../domain/cards/seen-card.js';
import type { CommunityRole } from '../domain/permissions.js';
import { cardIdFor } from './cards/shown-card.js';
import { isNamed } from './people.js';

/** A member in the list of a community. */
export interface ListedMember {
  readonly memberId: MemberId;
  readonly stintId: StintId;
  readonly displayName: string;
  readonly since: Date;
  /** By which they present themselves to this reader. */
  readonly cardId: CardId | undefined;
  readonly roles: readonly {
    readonly grantId: RoleGrantId;
    readonly role: CommunityRole;
    /** An offer or a proposal is not a role yet. */
    readonly status: 'offered' | 'proposed' | 'active';
  }[];
}

/** Where the previous page ended: when the member joined, and the stint. */
export type MemberKey = readonly [startedAt: string, stint: string];

interface MemberRow {
  readonly member_id: string;
  readonly display_name: string;
  readonly started_at: Date;
  readonly card_id: string | null;
  readonly roles: ListedMember['roles'];
  readonly key: [string, string];
}

/** Who does not belong reads no minor's name, whatever the community lets see of its members. */
const isOutside = (reader: CardReader): boolean => reader === 'everybody' || reader === 'public';

/**
 * For a page by no name, whose plan is the same whatever the community. PostgreSQL looks into bare values, finds the large
 * community unlike the average, and plans each page anew, which takes longer than the page.
 */
const unseen = (value: string, type: 'uuid' | 'timestamptz') => sql`(select ${bare(value, type)})`;
/** By a name, what is best depends on how many have it and how many belong. */
const bare = (value: string, type: 'uuid' | 'timestamptz') => sql`${value}::${sql.raw(type)}`;

/** One page of a community's members, newest first, read along its own index. */
export async function listMembersPage(
  db: Db,
  communityId: CommunityId,
  page: {
    named?: string | undefined;
    after?: MemberKey | undefined;
    limit: number;
    /** Those too who are suspended, whose data are limited, or who rest and do not wish to be listed. */
    all: boolean;
    /** From where the cards are read. */
    reader: CardReader;
  },
): Promise<readonly { member: ListedMember; key: MemberKey }[]> {
  const { after } = page;
  const given = page.named === undefined ? unseen : bare;
  const rows = await runPrepared(
    db,
    sql<MemberRow>`
    select s.member_id, m.display_name, s.started_at, array[s.started_at::text, s.id::text] as key,
      ${cardIdFor(page.reader)} as card_id,
      coalesce((
        select json_agg(json_build_object('grantId', g.id, 'role', g.role, 'status', g.status) order by d.rank desc, g.role)
        from role_grant g join role_definition d on d.code = g.role
        where g.stint_id = s.id and g.live and (g.valid_until is null or g.valid_until > now() or g.overrun_at is not null)
      ), '[]') as roles
    from stint s join member_public m on m.id = s.member_id join member_standing a on a.id = s.member_id
    where s.community_id = ${given(communityId, 'uuid')} and s.ended_at is null
      and ${page.all ? sql`true` : sql`(s.status <> 'suspended' and not m.limited and (s.paused_at is null or s.listed_while_paused))`}
      and ${isOutside(page.reader) ? sql`a.age_class is distinct from 'minor'` : sql`true`}
      and ${page.named === undefined ? sql`true` : isNamed(sql`m.display_name`, page.named)}
      and ${after ? sql`(s.started_at, s.id) < (${given(after[0], 'timestamptz')}, ${given(after[1], 'uuid')})` : sql`true`}
    order by s.started_at desc, s.id desc limit ${sql.lit(page.limit)}`,
  );
  return rows.map((row) => ({
    key: row.key,
    member: {
      memberId: trustId(row.member_id),
      stintId: trustId(row.key[1]),
      displayName: row.display_name,
      since: row.started_at,
      cardId: row.card_id === null ? undefined : trustId(row.card_id),
      roles: row.roles,
    },
  }));
}
