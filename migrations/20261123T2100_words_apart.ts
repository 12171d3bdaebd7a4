// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely, type RawBuilder } from 'kysely';

/**
 * Signs between words are taken away before a text is read for the search: PostgreSQL's parser would make
 * `PA-2030` a word and a negative number, and `energia/clima` the name of a file.
 */
const apart = sql`
  create function words_apart(text) returns text language sql immutable strict parallel safe as $$
    select translate($1, '!"#$%&''()*+,-./:;<=>?@[\\]^_\`{|}~‘’“”«»–—…·', repeat(' ', 42))
  $$;
`;

/**
 * Only the last word may be a beginning: it alone may be half typed, and the beginnings of a word that all have
 * would be read for nothing.
 */
const query = (bare: string): RawBuilder<unknown> => sql`
  create or replace function community_search_query(words text[]) returns tsquery language sql stable as $$
    select coalesce(
      string_agg(format('(%s)', it || en || to_tsquery('piazza_words', ${sql.raw(bare)})), ' & ')::tsquery,
      '!nothing-has-this-word'
    )
    from unnest(words) with ordinality as w (word, place),
      to_tsquery('piazza_it', word) as it, to_tsquery('piazza_en', word) as en
    where numnode(it) > 0 and numnode(en) > 0
  $$;
`;

const searchOf = (part: (column: string) => string): RawBuilder<unknown> =>
  sql.raw(`
    alter table community_text drop search;
    alter table community_text add search tsvector generated always as (
      setweight(to_tsvector(
        case lang when 'it' then 'piazza_it'::regconfig else 'piazza_en'::regconfig end, ${part('name')}), 'A')
      || setweight(to_tsvector('piazza_words', ${part('name')}), 'A')
      || setweight(to_tsvector(
        case lang when 'it' then 'piazza_it'::regconfig else 'piazza_en'::regconfig end, ${part('summary')}), 'B')
      || setweight(to_tsvector('piazza_words', ${part('summary')}), 'B')
    ) stored;
    create index community_text_search_idx on community_text using gin (search);
  `);

export async function up(db: Kysely<never>): Promise<void> {
  await apart.execute(db);
  await searchOf((column) => `words_apart(${column})`).execute(db);
  await query(`word || case when place = cardinality(words) then ':*' else '' end`).execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await query(`word || ':*'`).execute(db);
  await searchOf((column) => column).execute(db);
  await sql`drop function words_apart(text)`.execute(db);
}
