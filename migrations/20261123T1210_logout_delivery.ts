// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

const schema = sql`
  -- What is sent is made at the moment of sending: it counts for two minutes only.
  create table logout_delivery (
    id uuid primary key,
    client_id text not null references portal (client_id) on delete cascade,
    sid text not null,
    -- Null for a member who has gone before the portal knew them by a name.
    sub text,
    cause text not null check (cause in ('session_ended', 'member_gone', 'left', 'suspended', 'role_changed')),
    status text not null check (status in ('pending', 'delivered', 'failed')),
    attempts integer not null default 0,
    next_at timestamptz not null,
    answered integer,
    failure text,
    created_at timestamptz not null,
    settled_at timestamptz,
    constraint logout_delivery_settled check ((status = 'pending') = (settled_at is null))
  );
  -- A session that waits to be ended is not queued twice.
  create unique index logout_delivery_pending_key on logout_delivery (client_id, sid) where status = 'pending';
  create index logout_delivery_due_idx on logout_delivery (client_id, next_at) where status = 'pending';
  create index logout_delivery_list_idx on logout_delivery (client_id, created_at, id);
  create index logout_delivery_settled_idx on logout_delivery (settled_at) where settled_at is not null;
  comment on table logout_delivery is 'The end of a session on its way to a portal, and how it went.';
`;

export async function up(db: Kysely<never>): Promise<void> {
  await schema.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`drop table logout_delivery`.execute(db);
}
