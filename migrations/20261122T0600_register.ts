// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/** Takes the place of `sign_in_record`, whose rows could be read by whoever appended them. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    drop table sign_in_record;

    create table register_month (
      month text primary key constraint register_month_shape check (month ~ '^[0-9]{4}-[0-9]{2}$'),
      sealed_key bytea not null
    );

    create table register_entry (
      id uuid primary key,
      seq bigint generated always as identity,
      month text not null,
      attempt_id uuid not null,
      instance text not null,
      kind text not null,
      at timestamptz not null,
      reference_hash bytea,
      content bytea not null,
      digest bytea not null,
      chain_position bigint unique,
      hash bytea,
      constraint register_entry_chained check ((hash is null) = (chain_position is null))
    );
    create index register_entry_attempt_idx on register_entry (attempt_id);
    create index register_entry_reference_idx on register_entry (reference_hash) where reference_hash is not null;
    create index register_entry_unchained_idx on register_entry (seq) where hash is null;

    -- The last entry that was dropped: the chain goes on from here.
    create table register_anchor (
      one boolean primary key default true constraint register_anchor_one check (one),
      position bigint not null,
      hash bytea not null
    );

    -- Added, once chained, and dropped when their month has been over for 24 months; nothing else happens to them.
    create function register_refuse_rewrite() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' and old.month < to_char((now() at time zone 'UTC') - interval '24 months', 'YYYY-MM') then
        return old;
      end if;
      if tg_op = 'UPDATE' and tg_table_name = 'register_entry' then
        if (to_jsonb(old) ->> 'hash') is null and (to_jsonb(new) ->> 'hash') is not null
          and (to_jsonb(new) - 'hash' - 'chain_position') = (to_jsonb(old) - 'hash' - 'chain_position') then
          return new;
        end if;
      end if;
      raise exception 'the register is append-only' using errcode = 'check_violation', constraint = 'register_append_only';
    end $$;
    create trigger register_entry_append_only before update or delete on register_entry
      for each row execute function register_refuse_rewrite();
    create trigger register_month_append_only before update or delete on register_month
      for each row execute function register_refuse_rewrite();
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    drop table register_anchor, register_entry, register_month;
    drop function register_refuse_rewrite();
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
