// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from '../../src/database/database.js';
import { organisationTables } from './organisation-acts.js';
import { seatTables } from './seat-acts.js';
import { programmeTables } from './programme-acts.js';

const tables = [
  'following',
  'mail_refusal',
  'terms_version',
  'terms_acceptance',
  'form_version',
  'invitation',
  'stint',
  'role_grant',
  'join_request',
  'platform_grant',
  'community',
  'community_request',
  'community_promoter',
  ...organisationTables,
  ...seatTables,
  ...programmeTables,
  'community_link',
  'community_group',
  'group_member',
  'measure',
  'appeal',
  'appeal_message',
  'card',
  'consent_event',
  'break_glass',
  'dispute',
  'dispute_message',
  'member_export',
  'report',
];

/** Has the database note every row that changes in what counts. */
export async function watchChanges(db: Db): Promise<void> {
  await sql`
    create table seen_change (row_table text);
    create function see_change() returns trigger language plpgsql as $$
    begin
      -- An appeal or a dispute begins with its first message, an export is told when it ends; a suspension or removal that comes into force is told by the stint that it changes.
      if tg_table_name in ('appeal', 'dispute', 'member_export') and tg_op = 'INSERT' then return null; end if;
      if tg_table_name = 'measure' and tg_op <> 'DELETE' and to_jsonb(new) ->> 'kind' <> 'ban'
        and to_jsonb(new) ->> 'status' = 'in_force'
      then return null; end if;
      -- A role that is taken is told by the role that ends; the event names the measure.
      if tg_table_name = 'measure' and tg_op = 'INSERT' and to_jsonb(new) ->> 'kind' = 'revocation' then return null; end if;
      if tg_op <> 'UPDATE' or exists (
        select from unnest(array[
          'status',
          'proof',
          'member_id',
          'requested_by',
          'sent_count',
          'further_roles',
          'reminded_days',
          'agreed_at',
          'overrun_at',
          'escalated_at',
          'renewal_asked_by',
          'countersigned_by',
          'valid_until',
          'revision',
          'name',
          'left_at',
          'finished_at',
          'desk',
          'objected_at',
          'reviewed_at',
          'settled_at',
          'ended_at',
          'paused_at',
          'reminded',
          'lapse_reminded_at',
          'managers_reminded_at',
          'expires_at',
          'membership_months',
          'card_fields',
          'disclosed',
          'unit_code',
          'alerts',
          'hash',
          'accepted_at',
          'organisation_id'
        ]) field where to_jsonb(new) -> field is distinct from to_jsonb(old) -> field
          and not (field = 'requested_by' and tg_table_name = 'community_promoter')
          and not (field = 'name' and tg_table_name = 'community_request')
      )
      then insert into seen_change values (tg_table_name); end if;
      return null;
    end $$;`.execute(db);
  for (const table of tables) {
    await sql`create trigger see_change after insert or update or delete on ${sql.table(table)}
      for each row execute function see_change()`.execute(db);
  }
}

/** Prepares that transactions which tell of something may fail at their very end. */
export async function watchTelling(db: Db): Promise<void> {
  await sql`
    create table telling_refused ();
    create function refuse_telling() returns trigger language plpgsql as $$
    begin
      if exists (select from telling_refused) then raise 'nothing is told now'; end if;
      return null;
    end $$;
    create constraint trigger refuse_telling after insert on outbox deferrable initially deferred
      for each row execute function refuse_telling();`.execute(db);
}

/** Runs an act while whatever tells of something fails when it is to be committed. */
export async function whileTellingFails(db: Db, act: () => Promise<unknown>): Promise<void> {
  await sql`insert into telling_refused default values`.execute(db);
  try {
    // A job goes on with the next one; what counts is what stays.
    await act().catch(() => undefined);
  } finally {
    await sql`delete from telling_refused`.execute(db);
  }
}

/** How many rows changed, and how much was told of them. */
export async function countChanges(
  db: Db,
): Promise<{ changes: number; events: number; entries: number }> {
  const { rows } = await sql<{ changes: number; events: number; entries: number }>`
    select (select count(*) from seen_change) as changes, (select count(*) from outbox) as events,
      (select count(*) from audit_entry) as entries`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('no counts');
  return row;
}
