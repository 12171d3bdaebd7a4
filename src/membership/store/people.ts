// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type RawBuilder } from 'kysely';
import type { Db, Trx } from '../../database/database.js';
import { trustId, type MemberId, type OrganisationId } from '../../kernel/ids.js';
import { knownTo } from './organisations/known-people.js';

export interface Person {
  readonly memberId: MemberId;
  readonly displayName: string;
}

/** Matches any name that contains the text, whatever its accents; the wildcards of LIKE are only letters here. */
export const named = (text: string) => sql`fold_text(${`%${letters(text)}%`})`;
const letters = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/**
 * Whether a person's name contains the text. Where it has no three letters in a row, whether a word of the name begins so: the index
 * of names knows nothing shorter, and millions of names would be read.
 */
export function isNamed(name: RawBuilder<unknown>, text: string): RawBuilder<boolean> {
  if (/[\p{L}\p{N}]{3}/u.test(text)) return sql`fold_text(${name}) like ${named(text)}`;
  if (!/[\p{L}\p{N}]/u.test(text)) return sql`false`;
  const beginning = `${letters(text)}%`;
  return sql`(fold_text(${name}) like fold_text(${beginning}) or fold_text(${name}) like fold_text(${`% ${beginning}`}))`;
}

/** Of a name that more have, so many are put in order: whoever means one of them writes more of it. */
const mostSorted = 1_000;

/**
 * Minors are shown to nobody who does not ask for them, which the regional staff alone may; to an organisation,
 * whom it knows.
 */
export async function findPeopleNamed(
  db: Db,
  text: string,
  limit: number,
  {
    withMinors = false,
    to,
  }: { readonly withMinors?: boolean; readonly to?: OrganisationId | undefined } = {},
): Promise<readonly Person[]> {
  const minors = withMinors
    ? sql`true`
    : // Asked of each who has the name; as `not exists` it would be asked of everybody beforehand.
      sql`(select a.age_class from member_standing a where a.id = member_public.id) is distinct from 'minor'`;
  const known = to === undefined ? sql`true` : knownTo(to, sql.ref('member_public.id'));
  const { rows } = await sql<{ id: string; display_name: string }>`
    select id, display_name from (
      select id, display_name from member_public
      where status = 'active' and not limited and ${minors} and ${known} and ${isNamed(sql`display_name`, text)}
      limit ${sql.lit(mostSorted)}
    ) found
    order by display_name, id limit ${limit}`.execute(db);
  return rows.map((row) => ({ memberId: trustId(row.id), displayName: row.display_name }));
}

/** Whether a provider once said so; of most people nobody knows. */
export async function isMinor(db: Db | Trx, memberId: MemberId): Promise<boolean> {
  const row = await db
    .selectFrom('member_standing')
    .select('age_class')
    .where('id', '=', memberId)
    .executeTakeFirst();
  return row?.age_class === 'minor';
}

/** The name that others see. */
export async function nameOf(db: Db, memberId: MemberId): Promise<string | undefined> {
  const row = await db
    .selectFrom('member_public')
    .select('display_name')
    .where('id', '=', memberId)
    .executeTakeFirst();
  return row?.display_name;
}
