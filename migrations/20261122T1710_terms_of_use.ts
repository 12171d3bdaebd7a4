// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/** Terms of the platform and of communities, in versions that never change, and who accepted which: evidence. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table terms_version (
      id uuid primary key,
      -- Null for the platform's own.
      community_id uuid references community (id),
      number integer not null check (number > 0),
      -- Whether those who accepted an earlier version are asked again.
      material boolean not null,
      effective_from timestamptz not null,
      published_by uuid not null references member (id),
      published_at timestamptz not null,
      constraint terms_version_key unique nulls not distinct (community_id, number),
      constraint terms_version_first check (number > 1 or material)
    );
    create table terms_text (
      version_id uuid not null references terms_version (id),
      lang text not null check (lang in ('it', 'en')),
      content text not null constraint terms_text_size check (length(content) between 1 and 20000),
      sha256 bytea not null constraint terms_text_hash check (sha256 = sha256(convert_to(content, 'UTF8'))),
      primary key (version_id, lang)
    );
    create table terms_acceptance (
      member_id uuid not null references member (id),
      version_id uuid not null,
      -- Which words were read.
      lang text not null,
      accepted_at timestamptz not null,
      primary key (member_id, version_id),
      constraint terms_acceptance_text foreign key (version_id, lang) references terms_text (version_id, lang)
    );
    create trigger terms_version_append_only before update or delete on terms_version
      for each row execute function refuse_append_only();
    create trigger terms_text_append_only before update or delete on terms_text
      for each row execute function refuse_append_only();
    create trigger terms_acceptance_append_only before update or delete on terms_acceptance
      for each row execute function refuse_append_only();

    -- What a member has yet to accept of the platform's and a community's terms: for each the version in force,
    -- unless one was accepted that no material change has followed.
    create function terms_owed(of_member uuid, of_community uuid, at timestamptz) returns setof uuid
      language sql stable as $$
        select distinct on (v.community_id) v.id from terms_version v
        where (v.community_id is null or v.community_id = of_community) and v.effective_from <= at
          and not exists (
            select from terms_acceptance a join terms_version accepted on accepted.id = a.version_id
            where a.member_id = of_member and accepted.community_id is not distinct from v.community_id
              and not exists (
                select from terms_version later
                where later.community_id is not distinct from v.community_id and later.material
                  and later.effective_from <= at and later.number > accepted.number
              )
          )
        order by v.community_id, v.number desc
      $$;

    insert into role_permission (role, permission) values ('platform_admin', 'terms.publish_platform');
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    delete from role_permission where permission = 'terms.publish_platform';
    drop function terms_owed(uuid, uuid, timestamptz);
    drop table terms_acceptance, terms_text, terms_version;
  `.execute(db);
}
