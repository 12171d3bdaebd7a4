// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from '../../../database/database.js';
import { trustId, type CardId, type CommunityId, type MemberId } from '../../../kernel/ids.js';
import type { CardContent } from '../../domain/cards/card.js';
import type { CardReader } from '../../domain/cards/seen-card.js';
import type { DisclosedAffiliation } from './disclosed.js';

/** A card with whose it is, before its fields are chosen for a reader. */
export interface ShownCard {
  readonly id: CardId;
  readonly memberId: MemberId;
  readonly displayName: string;
  readonly fields: CardContent;
  readonly changedAt: Date;
  /** Why a moderator has hidden it; undefined for one that others read. */
  readonly hiddenReason: string | undefined;
  /** The affiliation that it names, while the person lets others know of it. */
  readonly affiliation: DisclosedAffiliation | undefined;
}

export interface ShownRow {
  readonly id: string;
  readonly member_id: string;
  readonly display_name: string;
  readonly fields: CardContent;
  readonly changed_at: Date;
  readonly hidden_reason: string | null;
  readonly affiliation: DisclosedAffiliation | null;
}

export const shownColumns = sql`
  k.id, k.member_id, m.display_name, k.fields, k.changed_at, k.hidden_reason,
  (
    select json_build_object('id', a.id, 'organisation', o.name, 'kind', a.kind, 'title', a.title)
    from affiliation a join organisation o on o.id = a.organisation_id
    where a.id::text = k.fields #>> '{affiliation,values,0}' and a.member_id = k.member_id
      and a.ended_at is null and a.disclosed
  ) as affiliation`;

export const shownTables = sql`
  card k join stint s on s.id = k.stint_id join member_public m on m.id = k.member_id
  join member_standing a on a.id = k.member_id`;

/**
 * Which cards a reader may read something of: of a person not known to be of age, nothing is for everybody;
 * people who have not signed in read what its owner has consented to.
 */
function audienceFor(reader: CardReader) {
  if (reader === 'managers') return sql`true`;
  if (reader === 'members') return sql`k.widest in ('public', 'members')`;
  const known = sql`k.widest = 'public' and a.age_class = 'adult'`;
  return reader === 'public' ? known : sql`${known} and k.open_to_all`;
}

/** The same, but nobody's whose data are limited, or who is suspended, or rests and does not wish to be listed. */
export const shownTo = (reader: CardReader) =>
  reader === 'managers'
    ? sql`m.status = 'active' and not m.limited`
    : sql`m.status = 'active' and not m.limited and s.status <> 'suspended'
        and (s.paused_at is null or s.listed_while_paused) and ${audienceFor(reader)}`;

/** The card of the member `m` of a list with the stint `s`, where this reader may read something of it. */
export const cardIdFor = (reader: CardReader) => sql`(
  select k.id from card k join member_standing a on a.id = k.member_id
  where k.stint_id = s.id and k.hidden_at is null and not m.limited and ${audienceFor(reader)}
)`;

export const toShown = (row: ShownRow): ShownCard => ({
  id: trustId(row.id),
  memberId: trustId(row.member_id),
  displayName: row.display_name,
  fields: row.fields,
  changedAt: row.changed_at,
  hiddenReason: row.hidden_reason ?? undefined,
  affiliation: row.affiliation ?? undefined,
});

/** Hidden ones too; undefined for one of which this reader may read nothing. */
export async function findShownCard(
  db: Db,
  where: { readonly id: CardId; readonly communityId: CommunityId },
  reader: CardReader,
): Promise<ShownCard | undefined> {
  const { rows } = await sql<ShownRow>`
    select ${shownColumns} from ${shownTables}
    where k.id = ${where.id} and k.community_id = ${where.communityId} and ${shownTo(reader)}`.execute(
    db,
  );
  return rows[0] && toShown(rows[0]);
}
