// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../database/database.js';
import { trustId, type CommunityId, type MemberId } from '../../kernel/ids.js';
import type { Person } from './people.js';

/**
 * Whether somebody can answer for a community from the day they are asked: nobody keeps them out of it, their
 * data may be used, and if they belong already, their membership does not rest.
 */
const isFit = (id: CommunityId) => sql<boolean>`(
  member_public.status = 'active' and not member_public.limited
  and not exists (
    select from bans_against(member_public.id) b where b.community_id is null or b.community_id = ${id}
  )
  and not exists (
    select from measure x where x.community_id = ${id} and x.member_id = member_public.id
      and x.status = 'in_force' and (x.until is null or x.until > now())
  )
  and not exists (
    select from stint s where s.community_id = ${id} and s.member_id = member_public.id
      and s.ended_at is null and not stint_serves(s.status, s.paused_at)
  )
)`;

interface Place {
  readonly communityId: CommunityId;
  readonly except: readonly MemberId[];
}

/**
 * A member of the regional staff who can take over a community: the one who keeps the fewest at the moment.
 * Who is being banned, erased or merged just now is passed over: the caller holds a community already and must not
 * wait. Held so, they stay fit; what was decided just before they were held is asked once more.
 */
export async function lockStandingStaff(
  trx: Trx,
  { communityId, except }: Place,
): Promise<MemberId | undefined> {
  const row = await inOffice(trx)
    .where(isFit(communityId))
    .$if(except.length > 0, (q) => q.where('member_public.id', 'not in', [...except]))
    .orderBy((e) =>
      e
        .selectFrom('role_grant')
        .select((c) => c.fn.countAll().as('kept'))
        .whereRef('role_grant.member_id', '=', 'member_public.id')
        .where('role_grant.live', '=', true)
        .where('role_grant.role', '=', 'caretaker'),
    )
    .orderBy('member_public.id')
    .limit(1)
    .forKeyShare('member_public')
    .skipLocked()
    .executeTakeFirst();
  if (!row) return undefined;
  const id = trustId<MemberId>(row.id);
  if (await canKeep(trx, { communityId, memberId: id })) return id;
  return lockStandingStaff(trx, { communityId, except: [...except, id] });
}

/** Whether this member is of the regional staff in office and could take over that community now. */
export async function canKeep(
  trx: Trx,
  { communityId, memberId }: { communityId: CommunityId; memberId: MemberId },
): Promise<boolean> {
  const query = inOffice(trx).where('member_public.id', '=', memberId).where(isFit(communityId));
  return (await query.executeTakeFirst()) !== undefined;
}

const inOffice = (db: Db | Trx) =>
  db
    .selectFrom('live_office')
    .innerJoin('member_public', 'member_public.id', 'live_office.member_id')
    .select('member_public.id')
    .where('live_office.role', '=', 'regional_staff');

/** Who of the regional staff but one could take over a community, by name. */
export async function listStandingStaff(
  db: Db,
  { communityId, except }: { communityId: CommunityId; except: MemberId },
): Promise<readonly Person[]> {
  const rows = await inOffice(db)
    .select('member_public.display_name')
    .where(isFit(communityId))
    .where('member_public.id', '<>', except)
    .orderBy('member_public.display_name')
    .orderBy('member_public.id')
    .execute();
  return rows.map((row) => ({ memberId: trustId(row.id), displayName: row.display_name }));
}
