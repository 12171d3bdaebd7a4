// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import { day, later } from '../../../kernel/clock.js';
import { trustId, type MemberId, type Slug } from '../../../kernel/ids.js';
import type { CommunityRole } from '../../domain/permissions.js';
import { textOf } from '../catalogue/query.js';

/** What waits in one community for somebody who manages it; numbers of things, nobody's name. */
export interface Waiting {
  readonly slug: Slug;
  readonly name: string;
  /** Requests to join. */
  readonly requests: number;
  /** Organisations that ask for a seat. */
  readonly seats: number;
  /** Members who put themselves forward for a role. */
  readonly proposals: number;
  /** Roles offered and not answered. */
  readonly offers: number;
  /** Roles whose term ends soon. */
  readonly expiring: number;
  /** 1 where nobody has agreed to follow the only manager. */
  readonly successors: number;
  /** Open disputes to which they are a party. */
  readonly disputes: number;
  /** Invitations that nobody answered in time, of the last days. */
  readonly invitations: number;
  /** Communities that ask for a link. */
  readonly links: number;
  /** Reports at the desks that they sit at, but for what concerns them. */
  readonly reports: number;
}

/** The roles by which one hears of each kind of thing. */
export interface Hearing {
  readonly deciding: readonly CommunityRole[];
  readonly appointing: readonly CommunityRole[];
  readonly linking: readonly CommunityRole[];
  /** Of the two desks of a community, the first and the one above. */
  readonly moderating: readonly CommunityRole[];
  readonly judging: readonly CommunityRole[];
}

const soonDays = 60;
const lapsedDays = 7;
/** No invitation stands for longer. */
const invitationDays = 60;

/** Every community in which something waits for somebody, by name. */
export async function listWaiting(
  db: Db,
  { memberId, roles, at }: { memberId: MemberId; roles: Hearing; at: Date },
  locale: 'it' | 'en',
): Promise<readonly Waiting[]> {
  const { rows } = await sql<Omit<Waiting, 'slug'> & { slug: string }>`
    with held as (
      select community_id, bool_or(role = any (${[...roles.deciding]})) as decides,
        bool_or(role = any (${[...roles.appointing]})) as appoints, bool_or(role = 'manager') as manages,
        bool_or(role = any (${[...roles.linking]})) as links,
        bool_or(role = any (${[...roles.judging]})) as judges,
        max(d.rank) filter (where role = any (${[...roles.moderating]})) as moderates
      from live_role r join role_definition d on d.code = r.role where member_id = ${memberId} group by community_id
    ), waiting as (
      select held.community_id,
        case when decides then (
          select count(*) from join_request q where q.community_id = held.community_id and q.status = 'pending'
        ) else 0 end as requests,
        case when decides then (
          select count(*) from seat e where e.community_id = held.community_id and e.status = 'requested'
        ) else 0 end as seats,
        case when appoints then (select count(*) from role_grant g
          where g.community_id = held.community_id and g.live and g.status = 'proposed') else 0 end as proposals,
        case when appoints then (select count(*) from role_grant g
          where g.community_id = held.community_id and g.live and g.status = 'offered' and not g.on_leave) else 0 end as offers,
        case when appoints then (select count(*) from role_grant g
          where g.community_id = held.community_id and g.live and g.status = 'active'
            and g.valid_until between ${at} and ${later(at, soonDays * day)}) else 0 end as expiring,
        case when manages and c.status = 'active' and c.active_managers = 1 and not exists (
          select from role_grant g where g.community_id = held.community_id and g.on_leave
            and g.status = 'offered' and g.agreed_at is not null) then 1 else 0 end as successors,
        (select count(*) from dispute d where d.community_id = held.community_id and d.status = 'open'
          and ${memberId} in (d.opened_by, d.against)) as disputes,
        case when decides then (select count(*) from invitation i
          where i.community_id = held.community_id and i.created_at > ${later(at, -invitationDays * day)}
            and i.status = 'lapsed' and i.ended_at > ${later(at, -lapsedDays * day)}) else 0 end as invitations,
        case when links then (select count(*) from community_link l
          where l.to_id = held.community_id and l.status = 'proposed' and l.ended_at is null) else 0 end as links,
        (select count(*) from report r where r.community_id = held.community_id and r.status = 'open'
          and r.rank <= moderates and (r.desk = 'moderators' or (r.desk = 'managers' and judges))
          and not exists (select from member_public p where p.id in (r.member_id, r.reporter_id)
            and ${memberId} in (p.id, p.merged_into))) as reports
      from held join community c on c.id = held.community_id and c.status in ('active', 'frozen')
    )
    select c.slug, t.name, w.requests::integer, w.seats::integer, w.proposals::integer, w.offers::integer, w.expiring::integer,
      w.successors, w.disputes::integer, w.invitations::integer, w.links::integer, w.reports::integer
    from waiting w join community c on c.id = w.community_id
    left join lateral (${textOf(locale)}) t on true
    where w.requests + w.seats + w.proposals + w.offers + w.expiring + w.successors + w.disputes + w.invitations + w.links
      + w.reports > 0
    order by t.name, c.slug`.execute(db);
  return rows.map((row) => ({ ...row, slug: trustId(row.slug) }));
}

/** The next who hold one of these roles anywhere, by their ids. */
export async function listHoldersAfter(
  trx: Trx,
  roles: readonly CommunityRole[],
  { after, limit }: { readonly after: MemberId | undefined; readonly limit: number },
): Promise<readonly MemberId[]> {
  const rows = await trx
    .selectFrom('live_role')
    .select('member_id')
    .distinct()
    .where('role', 'in', [...roles])
    .$if(after !== undefined, (q) => q.where('member_id', '>', after ?? ''))
    .orderBy('member_id')
    .limit(limit)
    .execute();
  return rows.map(({ member_id: id }) => trustId(id));
}
