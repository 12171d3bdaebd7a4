// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    -- What somebody who gives a role back leaves for who comes after them. Gone when they are erased.
    create table handover_note (
      grant_id uuid primary key references role_grant (id),
      community_id uuid not null references community (id),
      member_id uuid not null references member (id),
      note text not null,
      written_at timestamptz not null,
      constraint handover_note_text check (length(btrim(note)) > 0)
    );
    create index handover_note_community_idx on handover_note (community_id, written_at desc);
    create index handover_note_member_idx on handover_note (member_id);

    -- The second signature of the staff under the first manager after a caretaker.
    alter table role_grant
      add column countersigned_by uuid references member (id),
      add constraint role_grant_two_signatures check (
        countersigned_by <> member_id and countersigned_by <> granted_by and countersigned_by <> offered_by
      );
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    alter table role_grant drop column countersigned_by;
    drop table handover_note;
  `.execute(db);
}
