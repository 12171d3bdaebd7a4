// SPDX-License-Identifier: AGPL-3.0-or-later
import type pg from 'pg';
import { portal } from '../stage/portal.js';

/** Does this member belong to this community? */
export interface Question {
  readonly subject: string;
  readonly slug: string;
}

/** Subjects are hashes: in their order people come from everywhere. They are asked about in another, as portals do. */
export const drawn = 1_000;

export const memberships = `
  select count(*) from stint where stint.member_id = s.member_id and ended_at is null`;

/**
 * Drawn from all members with three memberships, so that an answer is as much work in a small region as in a
 * large one: every other one really belongs, the rest is asked about the community of somebody else.
 */
export async function drawQuestions(client: pg.Client): Promise<readonly Question[]> {
  const { rows } = await client.query<{ subject: string; slug: string }>(
    `select p.sub as subject, m.slug
     from (
       select * from pairwise_subject s where sector = $1 and (${memberships}) = 3 order by sub limit $2
     ) p
     cross join lateral (
       select slug from live_membership where member_id = p.member_id limit 1
     ) m
     order by md5(p.sub)`,
    [portal.clientId, drawn],
  );
  if (rows.length === 0) throw new Error('nobody belongs to anything');
  return rows.map((row, index) => ({
    subject: row.subject,
    slug: rows[index % 2 === 0 ? index : (index + 1) % rows.length]?.slug ?? row.slug,
  }));
}
