// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/**
 * What the directory finds a card by, once for each audience: the community, the words of its lists, its
 * province and its sector, so that one index answers a search with all its conditions.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table card add words_public tsvector;
    alter table card add words_members tsvector;
    alter table card add words_managers tsvector;
    create index card_words_public_idx on card using gin (words_public) where listed and hidden_at is null;
    create index card_words_members_idx on card using gin (words_members) where listed and hidden_at is null;
    create index card_words_managers_idx on card using gin (words_managers) where listed and hidden_at is null;
    comment on column card.words_public is 'For searches: what of it everybody may find it by; null for nothing.';
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    alter table card drop column words_public, drop column words_members, drop column words_managers;
  `.execute(db);
}
