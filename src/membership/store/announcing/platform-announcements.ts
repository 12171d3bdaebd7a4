// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import { trustId, type CommunityId, type EventId, type MemberId } from '../../../kernel/ids.js';
import type { PlatformAnnouncementKind } from '../../domain/announcing/announcement.js';

/** What everybody is told. */
export interface PlatformAnnouncement {
  readonly eventId: EventId;
  readonly kind: PlatformAnnouncementKind;
  /** The member told last. */
  readonly toldTo: MemberId | undefined;
}

export async function notePlatformAnnouncement(
  trx: Trx,
  { eventId, kind, at }: Omit<PlatformAnnouncement, 'toldTo'> & { readonly at: Date },
): Promise<void> {
  await trx.insertInto('platform_announcement').values({ event_id: eventId, kind, at }).execute();
}

/** The oldest one, held until the end of the transaction; those that another node tells are left to it. */
export async function lockPlatformAnnouncement(
  trx: Trx,
): Promise<PlatformAnnouncement | undefined> {
  const row = await trx
    .selectFrom('platform_announcement')
    .selectAll()
    .orderBy('at')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return (
    row && {
      eventId: trustId(row.event_id),
      kind: row.kind,
      toldTo: row.told_to === null ? undefined : trustId(row.told_to),
    }
  );
}

/** The next of all by their ids: of a merged or erased profile nobody reads. */
export async function listEverybodyToTell(
  trx: Trx,
  { toldTo }: PlatformAnnouncement,
  limit: number,
): Promise<readonly MemberId[]> {
  const rows = await trx
    .selectFrom('member_public')
    .select('id')
    .where('status', '=', 'active')
    .$if(toldTo !== undefined, (q) => q.where('id', '>', toldTo ?? ''))
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => trustId(id));
}

export async function savePlatformAnnouncedTo(
  trx: Trx,
  eventId: EventId,
  toldTo: MemberId,
): Promise<void> {
  await trx
    .updateTable('platform_announcement')
    .set({ told_to: toldTo })
    .where('event_id', '=', eventId)
    .execute();
}

export async function deletePlatformAnnouncement(trx: Trx, eventId: EventId): Promise<void> {
  await trx.deleteFrom('platform_announcement').where('event_id', '=', eventId).execute();
}

/**
 * Whether somebody has yet to accept the newest terms, those to come too: of a community that they belong to, or, where
 * none is meant, of the platform.
 */
export async function hasToAccept(
  db: Db,
  { communityId, memberId }: { communityId: CommunityId | undefined; memberId: MemberId },
): Promise<boolean> {
  const community = communityId ?? null;
  const { rows } = await sql<{ owes: boolean }>`
    select exists (
      select from terms_owed(${memberId}, ${community}, 'infinity') owed
        join terms_version v on v.id = owed and v.community_id is not distinct from ${community}
      where ${community}::uuid is null or exists (
        select from stint where community_id = ${community} and member_id = ${memberId} and ended_at is null)
    ) as owes`.execute(db);
  return rows[0]?.owes ?? false;
}
