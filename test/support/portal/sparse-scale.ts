// SPDX-License-Identifier: AGPL-3.0-or-later
import type pg from 'pg';

/** So many people came to know the portals of a sector, and joined a community that is not the small one. */
export const sparsePeople = 200_000;
/** The numbers of those who belong to the small community. */
export const ofSmall = [7, 100_000, 199_990];

const id = (kind: number, n: string): string =>
  `('0000000${kind}-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
const people = `generate_series(1, ${sparsePeople}) n`;
const community = `case when n in (${ofSmall.join(',')}) then 1 else 2 end`;

const rows = (sector: string): readonly string[] => [
  `insert into community (id, slug, status, audience, visibility, participation, member_list, join_ways, minimum_level, created_at,
      active_managers)
    select ${id(1, 'n')}, 'rada-' || n, 'active', 'open', 'public', 'members', 'members', '[{"path":"open"}]', 'low', now(), 1
    from generate_series(1, 2) n`,
  `insert into member (id, status, display_name, locale, created_at)
    select ${id(3, 'n')}, 'active', 'Persona ' || n, 'it', now() from ${people}`,
  `insert into stint (id, community_id, member_id, status, join_path, level_at_join, provider_at_join, started_at)
    select ${id(5, 'n')}, ${id(1, community)}, ${id(3, 'n')}, 'active', 'open', 'low', 'spid', now() - n * interval '1 minute'
    from ${people}`,
  `insert into pairwise_subject (sector, member_id, sub, known_at, known_from)
    select '${sector}', ${id(3, 'n')}, 'sub-' || n, now() - interval '1 year', 2 * n from ${people}`,
  `insert into outbox (id, position, type, at, subject, data)
    select ${id(8, 'n')}, 2 * n, 'subject.known', now(), ${id(3, 'n')}, '{"sector":"${sector}"}' from ${people}`,
  `insert into outbox (id, position, type, at, subject, community_id, data)
    select ${id(9, 'n')}, 2 * n + 1, 'stint.started', now(), ${id(3, 'n')}, ${id(1, community)}, '{}' from ${people}`,
];

/** A sector of many, of whom three belong to the community `rada-1` and all others to `rada-2`. Checks of rows are skipped. */
export async function fillSparsely(pool: pg.Pool, sector: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(`set local session_replication_role = replica`);
    for (const text of rows(sector)) await client.query(text);
    await client.query('commit');
    await client.query(`select setval('outbox_position', ${2 * sparsePeople + 1})`);
    await client.query('analyze');
  } finally {
    client.release();
  }
}
