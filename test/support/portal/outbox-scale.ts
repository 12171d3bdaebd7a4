// SPDX-License-Identifier: AGPL-3.0-or-later
import type pg from 'pg';

/** So many changes that were told long ago. */
export const outboxRows = 100_000;

const id = (kind: number, n: string): string =>
  `('0000000${kind}-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;

const rows = (sector: string): readonly string[] => [
  `insert into outbox (id, position, type, at, subject, community_id, data)
    select ${id(9, 'n')}, n, (array['stint.started', 'role.started', 'subject.known', 'stint.ended'])[1 + n % 4],
      now() - (${outboxRows} - n) * interval '1 second', ${id(3, '1 + n % 100000')},
      ${id(1, '1 + (n % 7 * n) % 10000')}, '{"role":"moderator","sector":"${sector}"}'
    from generate_series(1, ${outboxRows}) n`,
  `insert into former_subject (member_id, sector, sub, until, created_at)
    select ${id(3, 'n')}, '${sector}', 'former-' || n, now(), now() from generate_series(1, 5000) n`,
  `insert into subject_change (event_id, sector, former_sub, sub, position, created_at)
    select ${id(9, 'n')}, '${sector}', 'former-' || n, 'sub-' || n, n, now() from generate_series(1, ${outboxRows}, 20) n`,
  `insert into portal (client_id, name, controller, sector, redirect_uris, post_logout_redirect_uris, return_urls, scopes,
      minimum_level, first_party, serves_all, logout_kind, logout_uri, logout_on, status, created_at)
    select 'network-' || n, 'Portale ' || n, 'Ente', 'sector-' || n, '{}', '{}', '{}', '{}', 'none', true, n % 2 = 0,
      'back_channel', 'https://portal.example/logout', '{left}', 'active', now()
    from generate_series(1, 300) n`,
  `insert into portal_community (client_id, community_id)
    select 'network-' || n, ${id(1, 'k')} from generate_series(1, 299, 2) n, generate_series(1, 100) k`,
  `insert into webhook_endpoint (id, client_id, url, signature, status, created_at)
    select gen_random_uuid(), client_id, 'https://portal.example/hook', 'hmac', 'active', now() from portal`,
  `insert into webhook_delivery (id, endpoint_id, event_id, body, status, next_at, created_at, settled_at)
    select gen_random_uuid(), e.id, ${id(9, 'n')}, '{}', 'delivered', now(), now(), now()
    from generate_series(1, ${outboxRows / 100}) n, (select id from webhook_endpoint limit 20) e`,
  `insert into session_client (session_id, client_id, oidc_session_uid, member_id, sid, created_at)
    select gen_random_uuid(), 'network-' || 1 + n % 300, 'uid-' || n, ${id(3, '1 + n % 100000')}, 'sid-' || n, now()
    from generate_series(1, 100000) n`,
  `insert into logout_delivery (id, client_id, sid, cause, status, next_at, created_at, settled_at)
    select gen_random_uuid(), 'network-' || 1 + n % 300, 'past-' || n, 'left', 'delivered', now(), now(), now()
    from generate_series(1, ${outboxRows / 10}) n`,
];

/** A long history of changes, three hundred portals with webhooks, and sessions at them. Checks of every row are skipped. */
export async function fillOutbox(
  pool: pg.Pool,
  { sector }: { readonly sector: string },
): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(`set local session_replication_role = replica`);
    for (const text of rows(sector)) await client.query(text);
    await client.query('commit');
    await client.query(`select setval('outbox_position', ${outboxRows})`);
    await client.query('analyze');
  } finally {
    client.release();
  }
}
