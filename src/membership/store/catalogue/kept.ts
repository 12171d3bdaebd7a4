// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../../database/database.js';
import { runPrepared } from '../../../database/prepared.js';
import type { MemberId } from '../../../kernel/ids.js';
import type { Facets } from '../../domain/community-card.js';
import { facetsIn } from './facets.js';
import type { CatalogueQuery } from './query.js';

/** The facets of the whole catalogue, ready to be sent; null while they wait to be made, and for who belongs to a hidden community. */
export const keptFacets = ({
  locale,
  viewer,
}: CatalogueQuery): RawBuilder<Partial<Facets> | null> => sql`
  select facets from catalogue_facets
  where reader = ${viewer === undefined ? 'anybody' : 'signed_in'} and locale = ${locale}
    and not exists (select from catalogue_count_delta)
    and ${viewer === undefined ? sql`true` : sql`not exists (${hiddenOf(viewer)})`}`;

/** The same worked out, for whom there are none. */
export async function facetsNow(
  db: Db,
  { locale, viewer }: CatalogueQuery,
): Promise<Partial<Facets>> {
  const [row] = await runPrepared(
    db,
    sql<{ facets: Partial<Facets> }>`select (${facetsIn(locale, counts(viewer))}) as facets`,
  );
  return row?.facets ?? {};
}

/** What there is for a reader: the counts and what changed since, to which the reader's own hidden communities are added. */
const counts = (viewer: MemberId | undefined): RawBuilder<unknown> => sql`
  select facet, value, communities from catalogue_count where visibility = any(${openTo(viewer)})
  union all
  select facet, value, delta from catalogue_count_delta where visibility = any(${openTo(viewer)})
  ${
    viewer === undefined
      ? sql``
      : sql`union all select v.facet, v.value, 1 from (${hiddenOf(viewer)}) c
          cross join lateral catalogue_values(c.id, c.topics, c.province, c.audience, c.join_ways) v`
  }`;

const openTo = (viewer: MemberId | undefined): readonly string[] =>
  viewer === undefined ? ['public'] : ['public', 'signed_in'];

const hiddenOf = (viewer: MemberId): RawBuilder<unknown> => sql`
  select c.id, c.topics, c.province, c.audience, c.join_ways
  from stint s join community c on c.id = s.community_id
  where s.member_id = ${viewer} and s.ended_at is null
    and c.visibility = 'hidden' and c.status in ('active', 'frozen')`;

/**
 * Adds what changed since the last time to the counts of the catalogue, in one statement; what another node is adding at
 * this moment is left to it. The kept facets wait to be made again.
 * @returns how many changes were added.
 */
export async function rollUpCatalogue(db: Db, limit = 10_000): Promise<number> {
  const { rows } = await sql<{ taken: number }>`
    with taken as (
      delete from catalogue_count_delta where id in (
        select id from catalogue_count_delta order by id limit ${limit} for update skip locked
      ) returning visibility, facet, value, delta
    ), added as (
      insert into catalogue_count as k (visibility, facet, value, communities)
      select visibility, facet, value, sum(delta) from taken
      group by visibility, facet, value order by visibility, facet, value
      on conflict (visibility, facet, value) do update set communities = k.communities + excluded.communities
    ), awaited as (
      update catalogue_facets set facets = null where exists (select from taken)
    )
    select count(*)::integer as taken from taken`.execute(db);
  return rows[0]?.taken ?? 0;
}

/**
 * Makes the kept facets that wait for it. They are locked first and made by a later statement, so that counts that change meanwhile
 * are either in them or ask for them anew.
 */
export const makeFacets = (db: Db): Promise<void> =>
  db.transaction().execute(async (trx) => {
    const waiting = await trx
      .selectFrom('catalogue_facets')
      .select(['reader', 'locale'])
      .where('facets', 'is', null)
      .forUpdate()
      .skipLocked()
      .execute();
    for (const { reader, locale } of waiting) {
      const open = reader === 'anybody' ? ['public'] : ['public', 'signed_in'];
      const counted = sql`select facet, value, communities from catalogue_count where visibility = any(${open})`;
      await trx
        .updateTable('catalogue_facets')
        .set({ facets: sql`(${facetsIn(locale, counted)})` })
        .where('reader', '=', reader)
        .where('locale', '=', locale)
        .execute();
    }
  });
