// SPDX-License-Identifier: AGPL-3.0-or-later
import type pg from 'pg';

/** Ids that a number tells, by the kind of what they name. */
export const scaleId = (kind: number, n: number): string =>
  `0000000${kind}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

const id = (kind: number, n: string): string =>
  `('0000000${kind}-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;

const rows = [
  `insert into community (id, slug, status, audience, visibility, participation, member_list, join_ways, minimum_level, created_at,
      active_managers)
    select ${id(1, 'n')}, 'comunita-' || n, 'active', 'open', 'public', 'members', 'members', '[{"path":"open"}]', 'low', now(), 1
    from generate_series(1, 10000) n`,
  `insert into community_text (community_id, lang, name, summary, how_to_join)
    select ${id(1, 'n')}, 'it', 'Comunità ' || n, '', '' from generate_series(1, 10000) n`,
  `insert into community_group (id, community_id, slug, name, created_at)
    select ${id(2, 'n * 2 + k')}, ${id(1, 'n')}, 'gruppo-' || k, 'Gruppo ' || n * 2 + k, now()
    from generate_series(1, 10000) n, generate_series(0, 1) k`,
  `insert into member (id, status, display_name, locale, created_at)
    select ${id(3, 'n')}, 'active', 'Persona ' || n, 'it', now() from generate_series(1, 100000) n`,
  `insert into contact_point (id, member_id, kind, value, value_normalised, verified_at, is_primary, created_at)
    select ${id(4, 'n')}, ${id(3, 'n')}, 'email', n || '@example.org', n || '@example.org', now(), true, now()
    from generate_series(1, 100000) n`,
  `insert into stint (id, community_id, member_id, status, join_path, level_at_join, provider_at_join, started_at)
    select ${id(5, 'n')}, ${id(1, '1')}, ${id(3, 'n')}, 'active', 'open', 'low', 'spid', now() - n * interval '1 minute'
    from generate_series(1, 100000) n`,
  `insert into group_member (id, group_id, community_id, stint_id, member_id, joined_at)
    select ${id(6, 'n')}, ${id(2, '2')}, ${id(1, '1')}, ${id(5, 'n')}, ${id(3, 'n')}, now() - n * interval '1 minute'
    from generate_series(1, 20000) n`,
  `insert into role_grant (id, stint_id, community_id, member_id, role, status, granted_by, months, valid_from,
      valid_until, created_at)
    select ${id(7, 'n')}, ${id(5, 'n')}, ${id(1, '1')}, ${id(3, 'n')}, 'facilitator', 'active', ${id(3, 'n + 1')}, 12,
      now(), now() + interval '1 year', now()
    from generate_series(1, 20000) n`,
  `insert into invitation (id, community_id, address, address_normalised, locale, message, status, token_hash,
      invited_by, sent_count, last_sent_at, created_at, expires_at)
    select ${id(8, 'n')}, ${id(1, 'n')}, a, a, 'it', '', 'pending', sha256(a::bytea), ${id(3, '1')}, 1, now(), now(),
      now() + interval '1 month'
    from generate_series(1, 10000) n, lateral (select 'ospite-' || n || '@example.org' as a) address`,
];

/**
 * 10,000 communities with two groups each, the first of them with 100,000 members, of whom 20,000 are in its first group
 * and half are known to a portal, which has an id of its own for every group and invited somebody to each community.
 * Checks of every row are skipped.
 */
export async function fillForScim(
  pool: pg.Pool,
  { clientId, sector }: { readonly clientId: string; readonly sector: string },
): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(`set local session_replication_role = replica`);
    for (const text of rows) await client.query(text);
    const known = `insert into pairwise_subject (sector, member_id, sub)
      select $1, ${id(3, 'n')}, 'sub-' || n from generate_series(2, 100000, 2) n`;
    await client.query(known, [sector]);
    const own = `insert into scim_resource (client_id, id, kind, external_id)
      select $1, id, 'group', slug || '-' || id from community_group`;
    await client.query(own, [clientId]);
    const invited = `insert into scim_resource (client_id, id, kind, external_id)
      select $1, id, 'invitation', 'ospite-' || id from invitation`;
    await client.query(invited, [clientId]);
    const shown = `insert into release_notice (member_id, client_id, claims, shown_at)
      select member_id, $1, '{email}', now() from pairwise_subject where sector = $2`;
    await client.query(shown, [clientId, sector]);
    await client.query('commit');
    await client.query('analyze');
  } finally {
    client.release();
  }
}
