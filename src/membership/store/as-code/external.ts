// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import { trustId, type Slug } from '../../../kernel/ids.js';
import { statedText, type ExternalState } from '../../domain/as-code/external.js';
import type { Audience, CommunityText } from '../../domain/community.js';
import type { Which } from './states.js';

/** A community that lives elsewhere as the configuration as code sees it. */
export interface FoundExternal {
  readonly slug: Slug;
  readonly revision: number;
  readonly state: ExternalState;
}

interface Row {
  slug: string;
  status: 'active' | 'archived';
  revision: number;
  audience: Audience;
  topics: string[];
  province: string | null;
  contact: string | null;
  home_url: string;
  italian: CommunityText;
  english: CommunityText | null;
  programmes: string[];
}

const textIn = (lang: 'it' | 'en') => sql`(
  select jsonb_build_object('name', t.name, 'summary', t.summary, 'howToJoin', t.how_to_join,
    'description', t.description)
  from community_text t where t.community_id = c.id and t.lang = ${lang})`;

/** Entries by their addresses, the withdrawn ones too, in one statement. */
export async function readExternalStates(
  db: Db | Trx,
  which: Which,
): Promise<readonly FoundExternal[]> {
  const some = which === 'all' ? sql`true` : sql`c.slug = any(${[...which]})`;
  const { rows } = await sql<Row>`
    select c.slug, c.status, c.revision, c.audience, c.topics, c.province, c.contact, c.home_url,
      ${textIn('it')} as italian, ${textIn('en')} as english,
      array(
        select p.slug from programme_community pc join programme p on p.id = pc.programme_id
        where pc.community_id = c.id order by p.slug
      ) as programmes
    from community c where c.kind = 'external' and ${some} order by c.slug`.execute(db);
  return rows.map((row) => ({
    slug: trustId(row.slug),
    revision: row.revision,
    state: {
      status: row.status === 'archived' ? 'withdrawn' : 'listed',
      texts: { it: statedText(row.italian), en: row.english && statedText(row.english) },
      audience: row.audience,
      topics: row.topics,
      province: row.province,
      contact: row.contact,
      homeUrl: row.home_url,
      programmes: row.programmes,
    },
  }));
}
