// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../database/database.js';
import { runPrepared } from '../../database/prepared.js';
import type { CommunityId, MemberId } from '../../kernel/ids.js';
import type { CommunityRole, PlatformRole } from '../domain/permissions.js';
import type { Powers } from '../domain/policy.js';
import { notStopped } from './lifecycle/standstill.js';

/** What a member holds right now, in one community and on the platform; terms that have run out do not count. */
export async function readPowers(
  db: Db | Trx,
  memberId: MemberId,
  communityId: CommunityId | undefined,
): Promise<Omit<Powers, 'memberId' | 'level'>> {
  const [row] = await runPrepared(
    db,
    sql<{
      is_member: boolean;
      community_roles: CommunityRole[];
      overrun_roles: CommunityRole[];
      platform_roles: PlatformRole[];
      leads_programme: boolean;
      breaks_glass: boolean;
    }>`select
    exists (
      select from stint where member_id = ${memberId} and community_id = ${communityId ?? null}
        and ended_at is null and status in ('active', 'grace')
    ) as is_member,
    array(
      select role from live_role where member_id = ${memberId} and community_id = ${communityId ?? null}
    ) as community_roles,
    array(
      select g.role from role_grant g join stint s on s.id = g.stint_id
      where g.member_id = ${memberId} and g.community_id = ${communityId ?? null}
        and g.live and g.status = 'active' and g.overrun_at is not null and stint_serves(s.status, s.paused_at)
        and ${notStopped(sql.ref('g.community_id'))}
    ) as overrun_roles,
    array(
      select role from live_office where member_id = ${memberId}
    ) as platform_roles,
    exists (
      select from live_programme_lead l join programme_community x on x.programme_id = l.programme_id
      where l.member_id = ${memberId} and x.community_id = ${communityId ?? null}
    ) as leads_programme,
    exists (
      select from break_glass b join live_office p on p.member_id = b.member_id
      where b.member_id = ${memberId} and b.community_id = ${communityId ?? null}
        and b.ended_at is null and b.ends_at > now() and p.role = 'platform_admin'
        and not exists (
          select from dispute d where d.community_id = b.community_id and d.status = 'open'
            and b.member_id in (d.opened_by, d.against)
        )
    ) as breaks_glass`,
  );
  return {
    isMember: row?.is_member ?? false,
    communityRoles: row?.community_roles ?? [],
    overrunRoles: row?.overrun_roles ?? [],
    platformRoles: row?.platform_roles ?? [],
    leadsProgramme: row?.leads_programme ?? false,
    breaksGlass: row?.breaks_glass ?? false,
  };
}

/** The roles somebody holds on the platform, confirmed and not ended. */
export async function platformRoles(
  db: Db | Trx,
  memberId: MemberId,
): Promise<readonly PlatformRole[]> {
  const { platformRoles: held } = await readPowers(db, memberId, undefined);
  return held;
}
