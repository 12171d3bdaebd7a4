// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../database/database.js';
import { trustId, type MemberId, type OrganisationId } from '../../kernel/ids.js';
import { knownTo } from './organisations/known-people.js';

export interface Person {
  readonly memberId: MemberId;
  readonly displayName: string;
}

/** Matches any name that contains the text, whatever its accents; the wildcards of LIKE are only letters here. */
export const named = (text: string) => sql`fold_text(${`%${text.replace(/[\\%_]/g, '\\$&')}%`})`;

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
    : sql`not exists (select from member_standing a where a.id = member_public.id and a.age_class = 'minor')`;
  const known = to === undefined ? sql`true` : knownTo(to, sql.ref('member_public.id'));
  const { rows } = await sql<{ id: string; display_name: string }>`
    select id, display_name from member_public
    where status = 'active' and not limited and ${minors} and ${known} and fold_text(display_name) like ${named(text)}
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
