// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import { trustId, type CommunityId, type Slug } from '../../../kernel/ids.js';
import type { Community } from '../../domain/community.js';
import type { CommunityTexts } from '../community-texts.js';

/** What a community is described by, beside its words. */
export type Description = Pick<
  Community,
  'audience' | 'topics' | 'province' | 'contact' | 'homeUrl' | 'homePortal'
>;
/** Who sees it, who gets in, who takes part. */
export type Policy = Pick<
  Community,
  | 'visibility'
  | 'participation'
  | 'memberList'
  | 'minimumLevel'
  | 'coolDownDays'
  | 'serviceDays'
  | 'ways'
>;

export async function readTexts(
  db: Db | Trx,
  id: CommunityId,
): Promise<CommunityTexts | undefined> {
  const rows = await db
    .selectFrom('community_text')
    .select(['lang', 'name', 'summary', 'how_to_join', 'description', 'privacy_note'])
    .where('community_id', '=', id)
    .execute();
  const of = (lang: 'it' | 'en') => {
    const row = rows.find((one) => one.lang === lang);
    return (
      row && {
        name: row.name,
        summary: row.summary,
        howToJoin: row.how_to_join,
        description: row.description,
        privacyNote: row.privacy_note,
      }
    );
  };
  const it = of('it');
  return it && { it, en: of('en') };
}

/** The English text is optional: without one the Italian shows. */
export async function saveTexts(trx: Trx, id: CommunityId, texts: CommunityTexts): Promise<void> {
  for (const [lang, text] of [['it', texts.it] as const, ['en', texts.en] as const]) {
    if (!text) {
      await trx
        .deleteFrom('community_text')
        .where('community_id', '=', id)
        .where('lang', '=', lang)
        .execute();
      continue;
    }
    const row = {
      name: text.name,
      summary: text.summary,
      how_to_join: text.howToJoin,
      description: text.description ?? '',
      privacy_note: text.privacyNote ?? '',
    };
    await trx
      .insertInto('community_text')
      .values({ community_id: id, lang, ...row })
      .onConflict((c) => c.columns(['community_id', 'lang']).doUpdateSet(row))
      .execute();
  }
}

export async function saveDescription(
  trx: Trx,
  id: CommunityId,
  description: Description,
): Promise<void> {
  await trx
    .updateTable('community')
    .set((e) => ({
      audience: description.audience,
      topics: [...description.topics],
      province: description.province ?? null,
      contact: description.contact ?? null,
      home_url: description.homeUrl ?? null,
      home_portal: description.homePortal ?? null,
      revision: e('revision', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
}

/** Violates `community_low_level_reason`. */
export async function savePolicy(
  trx: Trx,
  id: CommunityId,
  policy: Policy & { readonly levelReason: string | undefined },
): Promise<void> {
  await trx
    .updateTable('community')
    .set((e) => ({
      visibility: policy.visibility,
      participation: policy.participation,
      member_list: policy.memberList,
      minimum_level: policy.minimumLevel,
      level_reason: policy.levelReason ?? null,
      cool_down_days: policy.coolDownDays,
      service_days: policy.serviceDays,
      join_ways: JSON.stringify(policy.ways),
      revision: e('revision', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
}

/** Undefined for all. */
export async function saveAdmittedProviders(
  trx: Trx,
  id: CommunityId,
  providers: readonly string[] | undefined,
): Promise<void> {
  await trx
    .updateTable('community')
    .set((e) => ({
      admitted_providers: providers ? [...providers] : null,
      revision: e('revision', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
}

/** Which change of its settings a community is at, and why its level is low. */
export async function readRevision(
  db: Db | Trx,
  id: CommunityId,
): Promise<{ readonly revision: number; readonly levelReason: string | undefined }> {
  const row = await db
    .selectFrom('community')
    .select(['revision', 'level_reason'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return { revision: row.revision, levelReason: row.level_reason ?? undefined };
}

/** The old address stays this community's for ever. Violates `community_slug_pkey` for one that was given before. */
export async function moveToSlug(trx: Trx, id: CommunityId, slug: Slug): Promise<void> {
  await trx
    .updateTable('community_slug')
    .set({ current: false })
    .where('community_id', '=', id)
    .where('current', '=', true)
    .execute();
  await trx
    .insertInto('community_slug')
    .values({ slug, community_id: id, current: true })
    .execute();
  await trx
    .updateTable('community')
    .set((e) => ({ slug, revision: e('revision', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

/** The community that an address belonged to before. */
export async function findByFormerSlug(db: Db, slug: Slug): Promise<Slug | undefined> {
  const row = await db
    .selectFrom('community_slug')
    .innerJoin('community', 'community.id', 'community_slug.community_id')
    .select('community.slug')
    .where('community_slug.slug', '=', slug)
    .where('community_slug.current', '=', false)
    .executeTakeFirst();
  return row && trustId(row.slug);
}

/** Whether terms are in force here, of the community or of the platform. */
export async function hasTerms(db: Db | Trx, id: CommunityId): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (
      select from terms_version where community_id is null or community_id = ${id}
    ) as found`.execute(db);
  return rows[0]?.found ?? false;
}
