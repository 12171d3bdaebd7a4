// SPDX-License-Identifier: AGPL-3.0-or-later
import pg from 'pg';

export interface RoleNames {
  readonly service: string;
  /** Appends to the sign-in register, chains and drops, and reads none of its messages. */
  readonly register: string;
  /** Reads the sign-in register; for the auditor's command. */
  readonly reader: string;
}

/**
 * Makes the roles that the service connects as, without a password, and grants them what they need.
 * Repeatable: run it again after every migration that adds a table.
 */
export async function createRoles(pool: pg.Pool, names: RoleNames): Promise<void> {
  const service = pg.escapeIdentifier(names.service);
  const register = pg.escapeIdentifier(names.register);
  const reader = pg.escapeIdentifier(names.reader);
  for (const name of Object.values(names)) await createRole(pool, name);
  await pool.query(`
    grant usage on schema public, graphile_worker to ${service};
    grant select, insert, update, delete on all tables in schema public, graphile_worker to ${service};
    grant usage, select on all sequences in schema public, graphile_worker to ${service};
    grant execute on all functions in schema graphile_worker to ${service};
    revoke delete, update on audit_entry from ${service};
    grant update (hash, chain_position) on audit_entry to ${service};
    revoke delete, update on form_version, terms_version, terms_text, terms_acceptance, consent_event from ${service};
    revoke insert, update, delete on role_definition, role_permission from ${service};
    grant usage on schema public to ${register}, ${reader};
    revoke all on register_entry, register_month, register_anchor from ${service};
    grant select on register_entry, register_month, register_anchor to ${reader};
    ${openRegister(`${service}, ${register}`)}
  `);
  await openQueue(pool, names.service);
}

/** Everything but the content may be read where it is appended: the chain is made of it. */
const openRegister = (appenders: string): string => `
    grant insert, delete on register_entry to ${appenders};
    grant select (id, seq, month, attempt_id, instance, kind, at, reference_hash, digest, chain_position, hash),
      update (chain_position, hash) on register_entry to ${appenders};
    grant select, insert, delete on register_month to ${appenders};
    grant select, insert, update on register_anchor to ${appenders};`;

/** The job queue's tables are closed to all but their owner, row by row, until a policy says otherwise. */
async function openQueue(pool: pg.Pool, service: string): Promise<void> {
  const policy = pg.escapeIdentifier(`${service}_works`);
  const { rows } = await pool.query<{ name: string }>(`
    select oid::regclass::text as name from pg_class
    where relnamespace = 'graphile_worker'::regnamespace and relrowsecurity`);
  for (const { name } of rows) {
    await pool.query(`
      drop policy if exists ${policy} on ${name};
      create policy ${policy} on ${name} to ${pg.escapeIdentifier(service)} using (true) with check (true)`);
  }
}

async function createRole(pool: pg.Pool, name: string): Promise<void> {
  const found = await pool.query('select 1 from pg_roles where rolname = $1', [name]);
  if (found.rowCount === 0) await pool.query(`create role ${pg.escapeIdentifier(name)} login`);
}
