// SPDX-License-Identifier: AGPL-3.0-or-later
import type pg from 'pg';
import { newId, trustId, type MemberId, type Slug } from '../../src/kernel/ids.js';
import { drawn, drawQuestions, memberships, type Question } from '../check/questions.js';

/** What the acts of a run are about, drawn once. */
export interface Region {
  readonly size: {
    readonly members: number;
    readonly communities: number;
    readonly stints: number;
  };
  readonly members: readonly MemberId[];
  readonly questions: readonly Question[];
  readonly slugs: readonly Slug[];
  /** Each is in the texts of ten communities. */
  readonly words: readonly string[];
  readonly largest: Slug;
  /** Who manages the largest community, and so may read its list. */
  readonly manager: MemberId;
}

export async function readRegion(client: pg.Client): Promise<Region> {
  const one = async <Row extends object>(text: string): Promise<Row> => {
    const { rows } = await client.query<Row>(text);
    if (!rows[0]) throw new Error(`nothing came of: ${text}`);
    return rows[0];
  };
  const ids = async (text: string): Promise<readonly string[]> =>
    (await client.query<{ id: string }>(text)).rows.map(({ id }) => id);

  const largest = await one<{ id: string; slug: string }>(`
    select c.id, c.slug from member_count k join community c on c.id = k.community_id
    order by k.members desc limit 1`);
  const manager = await one<{ id: string }>(`
    select member_id as id from live_role where community_id = '${largest.id}' and role = 'manager' limit 1`);
  const members = await ids(`
    select member_id as id from pairwise_subject s where (${memberships}) = 3 order by sub limit ${drawn}`);
  const slugs = await ids(
    `select slug as id from community where status = 'active' order by md5(slug)`,
  );
  const words = await ids(`
    select word as id from (select distinct substring(summary from 'rete[0-9]+x') as word from community_text) texts
    where word is not null order by md5(word)`);
  return {
    size: await one<Region['size']>(`
      select (select count(*)::int from member) as members, (select count(*)::int from community) as communities,
        (select count(*)::int from stint) as stints`),
    members: members.map((id) => trustId<MemberId>(id)),
    questions: await drawQuestions(client),
    slugs: slugs.map((slug) => trustId<Slug>(slug)),
    words,
    largest: trustId<Slug>(largest.slug),
    manager: trustId<MemberId>(manager.id),
  };
}

/** People who belong nowhere yet. @returns what gives the next of them */
export async function newcomers(client: pg.Client, count: number): Promise<() => MemberId> {
  const waiting = Array.from({ length: count }, () => newId<MemberId>());
  await client.query(
    `insert into member (id, status, display_name, given_name, family_name, locale, age_class, created_at)
     select id, 'active', 'Persona nuova', 'Persona', 'Nuova', 'it', 'adult', now() from unnest($1::uuid[]) id`,
    [waiting],
  );
  return () => {
    const next = waiting.pop();
    if (!next) throw new Error('everybody has joined: more newcomers are needed');
    return next;
  };
}
