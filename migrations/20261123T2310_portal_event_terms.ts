// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely, type RawBuilder } from 'kysely';

const view = (types: RawBuilder<unknown>, ended: RawBuilder<unknown>) => sql`
  create or replace view portal_event as
    select o.id, o.position, o.at, o.subject as member_id, o.community_id, c.slug,
      case o.type when 'role.overrun' then 'role.ended' when 'role.renewed' then 'role.started' else o.type end as type,
      o.data ->> 'role' as role, g.slug as group_slug
    from outbox o
    join community c on c.id = o.community_id
    left join community_group g on g.community_id = o.community_id and g.id::text = o.data ->> 'group'
    where o.position is not null and o.subject is not null
      and (o.type in (${types}) or (o.type in (${ended}) and o.data ->> 'was' = 'active'))
      and coalesce(o.data ->> 'role', '') <> 'contact_person'`;

const before = sql`'stint.started', 'stint.ended', 'stint.suspended', 'stint.resumed', 'stint.paused',
  'stint.unpaused', 'role.started', 'role.renewed', 'role.overrun', 'group.joined', 'group.left'`;

/** Portals hold until when somebody belongs and for whom they act: what changes these is told too. */
export async function up(db: Kysely<never>): Promise<void> {
  const types = sql`${before}, 'stint.grace', 'stint.renewed', 'stint.restored', 'delegate.started'`;
  await view(types, sql`'role.ended', 'delegate.ended'`).execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await view(before, sql`'role.ended'`).execute(db);
}
