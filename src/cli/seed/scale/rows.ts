// SPDX-License-Identifier: AGPL-3.0-or-later

/** One id per kind and number, in the order of the numbers, so that keys append. */
export const idFunction = `
  create or replace function pg_temp.bench_id(kind integer, n bigint) returns uuid language sql immutable as $$
    select (lpad(to_hex(1500000000000 + kind), 12, '0') || '7000' || '8000' || lpad(to_hex(n), 12, '0'))::uuid
  $$`;

const member = `
  insert into member (id, status, display_name, given_name, family_name, locale, age_class, created_at)
  select pg_temp.bench_id(1, n), 'active', 'Persona ' || n, 'Persona', n::text, 'it', 'adult',
    now() - interval '8 years' + n * interval '6 years' / $3
  from generate_series($1::bigint, $2::bigint) n`;

const keys = `
  insert into person_key (scheme, key_version, hmac, member_id, level, recorded_at)
  select 'it-fiscal-code', 'bench', sha256(('bench ' || n)::bytea), pg_temp.bench_id(1, n), 'substantial', now()
  from generate_series($1::bigint, $2::bigint) n`;

const identities = `
  insert into identity (id, member_id, issuer, subject, kind, provider, class, level, label, linked_at, last_used_at)
  select pg_temp.bench_id(2, n), pg_temp.bench_id(1, n), 'https://idp.example.org/spid', 'BENCH' || n,
    'spid', 'spid', 'proven', 'substantial', 'SPID', now(), now()
  from generate_series($1::bigint, $2::bigint) n`;

/** Three communities each, four for two in five, drawn so that the first are by far the largest. */
const stints = `
  insert into stint (id, community_id, member_id, status, join_path, level_at_join, provider_at_join, started_at)
  select pg_temp.bench_id(4, n * 4 + min(k)), pg_temp.bench_id(3, c), pg_temp.bench_id(1, n), 'active', 'open',
    'substantial', 'spid', now() - interval '7 years' + (n * 4 + min(k)) * interval '6 years' / ($3 * 4)
  from generate_series($1::bigint, $2::bigint) n, generate_series(1, case when n % 5 < 2 then 4 else 3 end) k,
    lateral (select 1 + floor($4 * power((hashint8(n * 7 + k) & 2147483647) / 2147483648::float8, 3))::integer as c) drawn
  group by n, c order by n, c`;

/** Consecutive numbers of members, both ends among them. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** What fills some of the members in, and what belongs to them. */
export const peopleIn = (
  { from, to }: Range,
  { members, howMany }: { members: number; howMany: number },
): readonly { readonly text: string; readonly values: readonly number[] }[] => [
  { text: member, values: [from, to, members] },
  { text: keys, values: [from, to] },
  { text: identities, values: [from, to] },
  { text: stints, values: [from, to, members, howMany] },
];

/**
 * Of two topics each, a word that ten share, every province and the whole region, some reserved, some for who signed in only, some in
 * English too: what the catalogue is narrowed by.
 */
export const fillCommunities = `
  with made as (
    insert into community (id, slug, status, audience, visibility, participation, member_list,
      join_ways, minimum_level, topics, province, created_at)
    select pg_temp.bench_id(3, c), 'scala-' || c, 'draft', (array['open', 'open', 'mixed', 'reserved'])[1 + c % 4],
      case when c % 20 = 0 then 'signed_in' else 'public' end, 'members', 'members',
      case when c % 3 = 0 then '[{"path":"open"},{"path":"invitation"}]' else '[{"path":"open"}]' end::jsonb, 'low',
      array['tema ' || c % 40, 'argomento ' || c % 15],
      (array['BO', 'FC', 'FE', 'MO', 'PC', 'PR', 'RA', 'RE', 'RN', null, null])[1 + c % 11],
      now() - interval '8 years'
    from generate_series(1, $1) c returning id, slug
  ), slugs as (
    insert into community_slug (slug, community_id, current) select slug, id, true from made
  )
  insert into community_text (community_id, lang, name, summary, how_to_join)
  select id, lang, word || ' ' || slug, 'Tema ' || slug || ' rete' || (number - 1) / 10 || 'x', ''
  from (select *, split_part(slug, '-', 2)::integer as number from made) made cross join (values ('it', 'Comunità'), ('en', 'Community')) texts (lang, word)
  where lang = 'it' or right(slug, 1) in ('0', '3', '6')`;

/** Some programmes, and one community in ten in one of them. */
export const fillProgrammes = `
  with made as (
    insert into programme (id, slug, name_it, name_en)
    select pg_temp.bench_id(6, p), 'programma-' || p, 'Programma ' || p, 'Programme ' || p from generate_series(0, 4) p
  )
  insert into programme_community (programme_id, community_id)
  select pg_temp.bench_id(6, c / 10 % 5), pg_temp.bench_id(3, c) from generate_series(5, $1, 10) c`;

/** The first two members of every community manage it; both are signed for by somebody else. */
export const fillManagers = `
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

/**
 * How many came to each community in each month, read once from all memberships, and how many that makes. What
 * triggers may have noted of the same memberships is in it already.
 */
export const fillCounts = [
  `create temporary table seeded_month as
    select community_id, date_trunc('month', started_at at time zone 'UTC')::date as month, count(*)::integer as delta
    from stint group by 1, 2`,
  `insert into member_month (community_id, month, delta) select community_id, month, delta from seeded_month`,
  `insert into member_count (community_id, members)
    select community_id, sum(delta) from seeded_month group by community_id`,
  `truncate member_count_delta`,
] as const;
