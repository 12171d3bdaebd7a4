// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table outbox (
      id uuid primary key,
      seq bigint generated always as identity,
      position bigint unique,
      type text not null,
      at timestamptz not null,
      actor uuid,
      subject uuid,
      community_id uuid,
      data jsonb not null default '{}'
    );
    create index outbox_unpositioned_idx on outbox (seq) where position is null;
    create sequence outbox_position;

    create table audit_entry (
      id uuid primary key,
      seq bigint generated always as identity,
      at timestamptz not null,
      actor uuid,
      action text not null,
      subject uuid,
      community_id uuid,
      data jsonb not null default '{}',
      chain_position bigint unique,
      hash bytea,
      constraint audit_entry_chained check ((hash is null) = (chain_position is null))
    );
    create unique index audit_entry_seq_key on audit_entry (seq);
    create index audit_entry_unchained_idx on audit_entry (seq) where hash is null;

    -- Entries are added and once chained; nothing else ever happens to them.
    create function audit_entry_refuse_rewrite() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' and old.hash is null and new.hash is not null
        and (to_jsonb(new) - 'hash' - 'chain_position') = (to_jsonb(old) - 'hash' - 'chain_position') then
        return new;
      end if;
      raise exception 'the audit is append-only' using errcode = 'check_violation', constraint = 'audit_entry_append_only';
    end $$;
    create trigger audit_entry_append_only before update or delete on audit_entry
      for each row execute function audit_entry_refuse_rewrite();

    create table sign_in_record (
      id uuid primary key,
      attempt_id uuid not null,
      instance text not null,
      kind text not null,
      at timestamptz not null,
      content bytea not null
    );
    create index sign_in_record_attempt_idx on sign_in_record (attempt_id);
    create index sign_in_record_at_idx on sign_in_record using brin (at);
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    drop table sign_in_record, audit_entry, outbox;
    drop function audit_entry_refuse_rewrite();
    drop sequence outbox_position;
  `.execute(db);
}
