// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/**
 * What portals are told of a merge, its undoing and an erasure: which of their names for a person counts no longer. And
 * a change that is told under two names of one person is two messages, each with an id of its own. That id stands in the
 * column of the event's, so that nodes that run beside the new ones send both.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table subject_change (
      event_id uuid not null,
      sector text not null,
      former_sub text not null,
      sub text not null,
      position bigint,
      created_at timestamptz not null,
      primary key (event_id, sector, former_sub)
    );
    create index subject_change_told_idx on subject_change (sector, position) where position is not null;
    create index subject_change_created_idx on subject_change (created_at);
    comment on table subject_change is
      'Which name of a sector for a person counts no longer, or again, by a merge or an erasure; "sub" is the one that stays.';

    create view told_subject_change as
      select o.id, c.position, o.at, replace(o.type, 'subject.', 'member.') as type, c.sector, c.sub, c.former_sub
      from subject_change c join outbox o on o.id = c.event_id
      where c.position is not null;

    -- A UUID of version 8 (RFC 9562, 5.8).
    create function message_id(event uuid, name text) returns uuid language sql immutable parallel safe as $$
      select overlay(overlay(md5(event::text || name) placing '8' from 13) placing '8' from 17)::uuid
    $$;
    comment on column webhook_delivery.event_id is 'The id of the message: of an event under one name of its member.';
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    comment on column webhook_delivery.event_id is null;
    drop function message_id(uuid, text);
    drop view told_subject_change;
    drop table subject_change;
  `.execute(db);
}
