// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from '../../database/database.js';
import type { CommunityId } from '../../kernel/ids.js';

/** A community by its address and name. */
export interface NamedCommunity {
  readonly slug: string;
  readonly name: string;
}

/** Those of the communities that anybody who has signed in may see, by name, in a language or else in Italian. */
export async function listSeenByAnybody(
  db: Db,
  { ids, locale, limit }: Asked,
): Promise<readonly NamedCommunity[]> {
  const { rows } = await sql<NamedCommunity>`
    select slug, name from (
      select distinct on (c.id) c.slug, t.name from community c join community_text t on t.community_id = c.id
      where c.id = any (${[...ids]}::uuid[]) and c.status in ('active', 'frozen') and c.visibility in ('public', 'signed_in')
        and t.lang in (${locale}, 'it')
      order by c.id, t.lang = ${locale} desc
    ) c order by name, slug limit ${limit}`.execute(db);
  return rows;
}

interface Asked {
  readonly ids: readonly CommunityId[];
  readonly locale: 'it' | 'en';
  readonly limit: number;
}
