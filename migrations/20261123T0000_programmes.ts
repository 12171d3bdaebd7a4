// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

const schema = sql`
  alter table programme
    add constraint programme_slug_form check (slug ~ '^[a-z0-9][a-z0-9-]{0,58}[a-z0-9]$'),
    add summary_it text not null default '',
    add summary_en text not null default '',
    add description_it text not null default '',
    add description_en text not null default '',
    add contact text,
    -- Grows with each change: a form made from an older one is refused.
    add revision integer not null default 0,
    add created_at timestamptz not null default now();
  alter table programme_community add since timestamptz not null default now();
  create index programme_community_of_idx on programme_community (community_id);

  create table programme_grant (
    id uuid primary key,
    programme_id uuid not null references programme (id),
    member_id uuid not null references member (id),
    role text not null references role_definition (code) check (role = 'programme_lead'),
    status text not null check (status in (
      'offered', 'active', 'declined', 'withdrawn', 'lapsed', 'resigned', 'revoked', 'expired', 'moved'
    )),
    granted_by uuid not null references member (id),
    months integer not null check (months between 1 and 36),
    created_at timestamptz not null,
    valid_from timestamptz,
    valid_until timestamptz,
    ended_at timestamptz,
    constraint programme_grant_not_to_self check (granted_by <> member_id),
    constraint programme_grant_end check ((status in ('offered', 'active')) = (ended_at is null)),
    constraint programme_grant_term check (
      status <> 'active' or (valid_from is not null and coalesce(valid_until > valid_from, false))
    )
  );
  create unique index programme_grant_live_key on programme_grant (programme_id, member_id) where ended_at is null;
  create index programme_grant_member_idx on programme_grant (member_id) where ended_at is null;
  create index programme_grant_due_idx on programme_grant (coalesce(valid_until, created_at)) where ended_at is null;
  create trigger programme_grant_member before insert on programme_grant
    for each row execute function require_active_member();
  create trigger programme_grant_immutable before update or delete on programme_grant
    for each row when (old.ended_at is not null) execute function refuse_rewrite();
  comment on table programme_grant is 'Somebody leads a programme, or is asked to.';

  -- Who leads a programme right now.
  create view live_programme_lead as
    select id as grant_id, programme_id, member_id, valid_until as until from programme_grant
    where status = 'active' and valid_from <= now() and valid_until > now();

  insert into role_permission (role, permission) values
    ('programme_lead', 'programme.read'), ('regional_staff', 'programme.read'),
    ('regional_staff', 'programme.edit'), ('regional_staff', 'programme.appoint');
`;

export async function up(db: Kysely<never>): Promise<void> {
  await schema.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    delete from role_permission where permission like 'programme.%';
    drop view live_programme_lead;
    drop table programme_grant;
    drop index programme_community_of_idx;
    alter table programme_community drop since;
    alter table programme drop constraint programme_slug_form, drop summary_it, drop summary_en, drop description_it,
      drop description_en, drop contact, drop revision, drop created_at;
  `.execute(db);
}
