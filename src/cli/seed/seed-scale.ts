// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Pool } from '../../database/database.js';
import type { Executor } from './write-rows.js';

export interface Scale {
  readonly members: number;
}

/** Communities for so many members: one for five hundred, ten at least, ten thousand at most. */
export const communitiesFor = ({ members }: Scale): number =>
  Math.min(10_000, Math.max(10, Math.ceil(members / 500)));

/** One id per kind and number, in the order of the numbers, so that keys append. */
const idFunction = `
  create function pg_temp.bench_id(kind integer, n bigint) returns uuid language sql immutable as $$
    select (lpad(to_hex(1500000000000 + kind), 12, '0') || '7000' || '8000' || lpad(to_hex(n), 12, '0'))::uuid
  $$`;

const member = `
  insert into member (id, status, display_name, given_name, family_name, locale, age_class, created_at)
  select pg_temp.bench_id(1, n), 'active', 'Persona ' || n, 'Persona', n::text, 'it', 'adult',
    now() - interval '8 years' + n * interval '6 years' / $1
  from generate_series(1, $1) n`;

const keys = `
  insert into person_key (scheme, key_version, hmac, member_id, level, recorded_at)
  select 'it-fiscal-code', 'bench', sha256(('bench ' || n)::bytea), pg_temp.bench_id(1, n), 'substantial', now()
  from generate_series(1, $1) n`;

const identities = `
  insert into identity (id, member_id, issuer, subject, kind, provider, class, level, label, linked_at, last_used_at)
  select pg_temp.bench_id(2, n), pg_temp.bench_id(1, n), 'https://idp.example.org/spid', 'BENCH' || n,
    'spid', 'spid', 'proven', 'substantial', 'SPID', now(), now()
  from generate_series(1, $1) n`;

const communities = `
  with made as (
    insert into community (id, slug, status, audience, visibility, participation, member_list,
      join_ways, minimum_level, topics, created_at)
    select pg_temp.bench_id(3, c), 'scala-' || c, 'draft', 'open', 'public', 'members', 'members',
      '[{"path":"open"}]', 'low', array['tema ' || c % 40], now() - interval '8 years'
    from generate_series(1, $1) c returning id, slug
  ), slugs as (
    insert into community_slug (slug, community_id, current) select slug, id, true from made
  )
  insert into community_text (community_id, lang, name, summary, how_to_join)
  select id, 'it', 'Comunità ' || slug, 'Tema ' || slug, '' from made`;

/** Three communities each, four for two in five, drawn so that the first are by far the largest. */
const stints = `
  insert into stint (id, community_id, member_id, status, join_path, level_at_join, provider_at_join, started_at)
  select pg_temp.bench_id(4, n * 4 + min(k)), pg_temp.bench_id(3, c), pg_temp.bench_id(1, n), 'active', 'open',
    'substantial', 'spid', now() - interval '7 years' + (n * 4 + min(k)) * interval '6 years' / ($1 * 4)
  from generate_series(1, $1) n, generate_series(1, case when n % 5 < 2 then 4 else 3 end) k,
    lateral (select 1 + floor($2 * power((hashint8(n * 7 + k) & 2147483647) / 2147483648.0, 3))::integer as c) drawn
  group by n, c order by n, c`;

/** The first two members of every community manage it; both are signed for by somebody else. */
const managers = `
  insert into role_grant (id, stint_id, community_id, member_id, role, status, offered_by, granted_by,
    months, valid_from, valid_until, created_at)
  select pg_temp.bench_id(5, row_number() over ()), s.id, s.community_id, s.member_id,
    'manager', 'active', other.id, other.id,
    24, now() - interval '1 month', now() + interval '23 months', now()
  from community c
  cross join lateral (
    select * from stint where community_id = c.id and ended_at is null order by started_at limit 2
  ) s
  cross join lateral (select m.id from member m where m.id <> s.member_id order by m.id limit 1) other
  where c.slug like 'scala-%'`;

const counts = `
  insert into member_count (community_id, members)
  select community_id, count(*) from stint where ended_at is null group by community_id`;

/**
 * Fills an empty database for measurements: people without names, three or four memberships each, a few communities that
 * are huge and many that are small. Generated inside the database.
 *
 * Checks that every row here satisfies by construction (foreign keys, the member in good standing) are skipped
 * where the role may do that (the embedded server's may); elsewhere it takes about three times as long.
 */
export async function seedScale(pool: Pool, scale: Scale): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('set statement_timeout = 0');
    await client.query('begin');
    await client.query(idFunction);
    const isSkipping = await skipChecks(client);
    await fillPeople(client, scale);
    if (isSkipping) await client.query('set local session_replication_role = origin');
    await fillRoles(client);
    await client.query('commit');
    await client.query(
      'vacuum analyze member, person_key, identity, community, community_text, stint, role_grant',
    );
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    // The connection is not given back: its settings are not those of a request.
    client.release(true);
  }
}

async function fillPeople(executor: Executor, scale: Scale): Promise<void> {
  const { members } = scale;
  const howMany = communitiesFor(scale);
  for (const statement of [member, keys, identities]) await executor.query(statement, [members]);
  await executor.query(communities, [howMany]);
  await executor.query(stints, [members, howMany]);
}

/** With every trigger on, because one of them counts the managers. */
async function fillRoles(executor: Executor): Promise<void> {
  await executor.query(managers);
  await executor.query(
    `update community set status = 'active' where status = 'draft' and active_managers > 0`,
  );
  await executor.query(counts);
}

/** @returns false where the role may not. */
async function skipChecks(executor: Executor): Promise<boolean> {
  await executor.query('savepoint checks');
  try {
    await executor.query('set local session_replication_role = replica');
    return true;
  } catch {
    await executor.query('rollback to savepoint checks');
    return false;
  }
}
