// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/** Managers change texts, policy and address of their community; two at once do not undo each other. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table community_text add privacy_note text not null default '';
    alter table community
      -- Grows with each change of texts or policy: a form made from an older one is refused.
      add revision integer not null default 0,
      add level_reason text,
      -- Why the staff froze or archived it; null where nobody wrote one.
      add status_reason text,
      -- coalesce, because a CHECK that is unknown passes.
      add constraint community_low_level_reason
        check (minimum_level <> 'none' or length(btrim(coalesce(level_reason, ''))) > 0);

    create index community_archived_idx on community (id) where status = 'archived';

    create function keep_community_slug() returns trigger language plpgsql as $$
    begin
      raise exception 'an address is never given again' using errcode = 'check_violation', constraint = tg_name;
    end $$;
    create trigger community_slug_kept before update of slug, community_id or delete on community_slug
      for each row execute function keep_community_slug();
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    drop index community_archived_idx;
    drop trigger community_slug_kept on community_slug;
    drop function keep_community_slug();
    alter table community drop constraint community_low_level_reason, drop level_reason, drop status_reason, drop revision;
    alter table community_text drop privacy_note;
  `.execute(db);
}
