// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

const schema = sql`
  -- What portals may be told, by its final name: one view for who polls and for who is called.
  create view portal_event as
    select o.id, o.position, o.at, o.subject as member_id, o.community_id, c.slug,
      case o.type when 'role.overrun' then 'role.ended' when 'role.renewed' then 'role.started' else o.type end as type,
      o.data ->> 'role' as role, g.slug as group_slug
    from outbox o
    join community c on c.id = o.community_id
    left join community_group g on g.community_id = o.community_id and g.id::text = o.data ->> 'group'
    where o.position is not null and o.subject is not null
      and (o.type in ('stint.started', 'stint.ended', 'stint.suspended', 'stint.resumed', 'stint.paused',
          'stint.unpaused', 'role.started', 'role.renewed', 'role.overrun', 'group.joined', 'group.left')
        or (o.type = 'role.ended' and o.data ->> 'was' = 'active'))
      and coalesce(o.data ->> 'role', '') <> 'contact_person';

  create table webhook_endpoint (
    id uuid primary key,
    client_id text not null references portal (client_id) on delete cascade,
    url text not null check (url ~ '^https?://' and length(url) <= 2000),
    signature text not null check (signature in ('hmac', 'ed25519')),
    status text not null check (status in ('active', 'disabled')),
    disabled_reason text check (disabled_reason in ('gone', 'failing', 'staff')),
    disabled_at timestamptz,
    failing_since timestamptz,
    created_at timestamptz not null,
    constraint webhook_endpoint_disabled check (
      (status = 'disabled') = (disabled_at is not null) and (status = 'disabled') = (disabled_reason is not null))
  );
  create unique index webhook_endpoint_url_key on webhook_endpoint (client_id, url);
  comment on table webhook_endpoint is 'An address of a portal that is told of changes.';

  -- Two at most: the one in use and the one that it replaced, until the portal knows the new one.
  create table webhook_secret (
    id uuid primary key,
    endpoint_id uuid not null references webhook_endpoint (id) on delete cascade,
    secret bytea not null,
    created_at timestamptz not null,
    ends_at timestamptz
  );
  create unique index webhook_secret_current_key on webhook_secret (endpoint_id) where ends_at is null;
  create index webhook_secret_endpoint_idx on webhook_secret (endpoint_id);
  comment on table webhook_secret is 'A sealed key that signs what an endpoint is sent.';

  create table webhook_delivery (
    id uuid primary key,
    endpoint_id uuid not null references webhook_endpoint (id) on delete cascade,
    event_id uuid not null,
    body text not null,
    status text not null check (status in ('pending', 'delivered', 'failed')),
    attempts integer not null default 0,
    next_at timestamptz not null,
    answered integer,
    failure text,
    created_at timestamptz not null,
    settled_at timestamptz,
    unique (endpoint_id, event_id),
    constraint webhook_delivery_settled check ((status = 'pending') = (settled_at is null))
  );
  create index webhook_delivery_due_idx on webhook_delivery (endpoint_id, next_at) where status = 'pending';
  create index webhook_delivery_list_idx on webhook_delivery (endpoint_id, created_at, id);
  create index webhook_delivery_settled_idx on webhook_delivery (settled_at) where settled_at is not null;
  comment on table webhook_delivery is 'An event on its way to an endpoint, and how it went.';
`;

export async function up(db: Kysely<never>): Promise<void> {
  await schema.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    drop table webhook_delivery, webhook_secret, webhook_endpoint;
    drop view portal_event;
  `.execute(db);
}
