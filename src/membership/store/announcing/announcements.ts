// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import { trustId, type CommunityId, type EventId, type MemberId } from '../../../kernel/ids.js';
import type { AnnouncementKind } from '../../domain/announcing/announcement.js';
import type { CommunityRole } from '../../domain/permissions.js';

/** What the members of one community are told. */
export interface Announcement {
  readonly eventId: EventId;
  readonly communityId: CommunityId;
  readonly kind: AnnouncementKind;
  /** The member told last. */
  readonly toldTo: MemberId | undefined;
}

export async function noteAnnouncement(
  trx: Trx,
  { eventId, communityId, kind, at }: Omit<Announcement, 'toldTo'> & { readonly at: Date },
): Promise<void> {
  await trx
    .insertInto('announcement')
    .values({ event_id: eventId, community_id: communityId, kind, at })
    .execute();
}

/** The oldest one, held until the end of the transaction; those that another node tells are left to it. */
export async function lockAnnouncement(trx: Trx): Promise<Announcement | undefined> {
  const row = await trx
    .selectFrom('announcement')
    .selectAll()
    .orderBy('at')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return (
    row && {
      eventId: trustId(row.event_id),
      communityId: trustId(row.community_id),
      kind: row.kind,
      toldTo: row.told_to === null ? undefined : trustId(row.told_to),
    }
  );
}

/**
 * The next members by their ids; not who holds one of these roles, nor who rests or is suspended, but of what binds them
 * all the same.
 */
export async function listMembersToTell(
  trx: Trx,
  { communityId, toldTo }: Announcement,
  {
    except,
    limit,
    binding,
  }: {
    readonly except: readonly CommunityRole[];
    readonly limit: number;
    readonly binding: boolean;
  },
): Promise<readonly MemberId[]> {
  const rows = await trx
    .selectFrom('stint as s')
    .select('s.member_id')
    .where('s.community_id', '=', communityId)
    .where('s.ended_at', 'is', null)
    .$if(!binding, (q) => q.where(sql<boolean>`stint_serves(s.status, s.paused_at)`))
    .$if(toldTo !== undefined, (q) => q.where('s.member_id', '>', toldTo ?? ''))
    .$if(except.length > 0, (q) =>
      q.where((e) =>
        e.not(
          e.exists(
            e
              .selectFrom('live_role as r')
              .select('r.grant_id')
              .whereRef('r.member_id', '=', 's.member_id')
              .whereRef('r.community_id', '=', 's.community_id')
              .where('r.role', 'in', [...except]),
          ),
        ),
      ),
    )
    .orderBy('s.member_id')
    .limit(limit)
    .execute();
  return rows.map((row) => trustId(row.member_id));
}

export async function saveAnnouncedTo(trx: Trx, eventId: EventId, toldTo: MemberId): Promise<void> {
  await trx
    .updateTable('announcement')
    .set({ told_to: toldTo })
    .where('event_id', '=', eventId)
    .execute();
}

export async function deleteAnnouncement(trx: Trx, eventId: EventId): Promise<void> {
  await trx.deleteFrom('announcement').where('event_id', '=', eventId).execute();
}

/** Whether somebody belongs to a community and hears of it. */
export async function hearsOf(
  db: Db,
  { communityId, memberId }: { readonly communityId: CommunityId; readonly memberId: MemberId },
): Promise<boolean> {
  const row = await db
    .selectFrom('stint')
    .select('id')
    .where('community_id', '=', communityId)
    .where('member_id', '=', memberId)
    .where('ended_at', 'is', null)
    .where(sql<boolean>`stint_serves(status, paused_at)`)
    .executeTakeFirst();
  return row !== undefined;
}
