// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Prepared } from '../../database/prepared.js';
import { words } from '../../database/words.js';
import type { Portal } from '../domain/portal.js';

interface Query {
  readonly subject: string;
  readonly slug: string;
  readonly group?: string | undefined;
}

const text = `
  select string_agg(q.position::text, ' ') as found
  from unnest(
    string_to_array((select $2::text), ' '), string_to_array((select $3::text), ' '), string_to_array((select $4::text), ' ')
  ) with ordinality as q (sub, slug, inside, position)
  join pairwise_subject p on p.sector = (select sector from portal where client_id = $1) and p.sub = q.sub
  join live_group g on g.member_id = p.member_id and g.slug = q.inside
  join community c on c.id = g.community_id and c.slug = q.slug`;

/**
 * Which questions name a group that the member is in, by their index. Whether the portal may know of the member and the
 * community is for `checkSubject` to say.
 */
export async function areInGroups(
  db: Prepared,
  { clientId }: Pick<Portal, 'clientId'>,
  queries: readonly Query[],
): Promise<ReadonlySet<number>> {
  const [row] = await db<{ readonly found: string | null }>('portal_check_groups', text, [
    clientId,
    words(queries.map(({ subject }) => subject)),
    words(queries.map(({ slug }) => slug)),
    // No group has such a name: a question that names none finds none.
    words(queries.map(({ group = '' }) => group)),
  ]);
  return new Set((row?.found?.split(' ') ?? []).map((position) => Number(position) - 1));
}
