// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/**
 * The same words as before, but no form of one twice, because the index would be asked twice. In plpgsql, which keeps
 * its plans; a function in SQL is planned by every statement anew.
 */
const formsOnce = sql`
  create or replace function community_search_query(words text[]) returns tsquery language plpgsql stable as $$
  declare
    word text;
    it tsquery;
    en tsquery;
    bare tsquery;
    forms tsquery;
    query tsquery;
    place integer := 0;
  begin
    foreach word in array words loop
      place := place + 1;
      it := to_tsquery('piazza_it', word);
      en := to_tsquery('piazza_en', word);
      continue when numnode(it) = 0 or numnode(en) = 0;
      bare := to_tsquery('piazza_words', word);
      -- Only the last word may be a beginning, and as one it covers itself.
      forms := case when place = cardinality(words) then to_tsquery('piazza_words', word || ':*') else bare end;
      if it <> bare then forms := forms || it; end if;
      if en <> bare and en <> it then forms := forms || en; end if;
      query := case when query is null then forms else query && forms end;
    end loop;
    return coalesce(query, '!nothing-has-this-word');
  end $$;
`;
const formsOfThree = sql`
  create or replace function community_search_query(words text[]) returns tsquery language sql stable as $$
    select coalesce(
      string_agg(
        format('(%s)', it || en || to_tsquery('piazza_words', word || case when place = cardinality(words) then ':*' else '' end)),
        ' & '
      )::tsquery,
      '!nothing-has-this-word'
    )
    from unnest(words) with ordinality as w (word, place),
      to_tsquery('piazza_it', word) as it, to_tsquery('piazza_en', word) as en
    where numnode(it) > 0 and numnode(en) > 0
  $$;
`;

export async function up(db: Kysely<never>): Promise<void> {
  await formsOnce.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await formsOfThree.execute(db);
}
