// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Selectable } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import type { ProgrammeTable } from '../../../database/tables/programme.js';
import { PiazzaError } from '../../../kernel/errors.js';
import { trustId, type CommunityId, type ProgrammeId, type Slug } from '../../../kernel/ids.js';
import type { Programme } from '../../domain/programmes/programme.js';
import type {} from '../../errors.js';

/** @throws PiazzaError `programme.not_found` */
export async function getProgramme(db: Db | Trx, slug: Slug): Promise<Programme> {
  const row = await select(db, slug).executeTakeFirst();
  return found(row, slug);
}

/**
 * Reads a programme and makes other changes of it wait until the end of the transaction.
 * @throws PiazzaError `programme.not_found`
 */
export async function lockProgramme(trx: Trx, slug: Slug): Promise<Programme> {
  const row = await select(trx, slug).forNoKeyUpdate().executeTakeFirst();
  return found(row, slug);
}

/** What a programme is called, in Italian where nobody wrote the other name. */
export async function findProgrammeName(
  db: Db,
  id: ProgrammeId,
  locale: 'it' | 'en',
): Promise<string | undefined> {
  const row = await db
    .selectFrom('programme')
    .select(['name_it', 'name_en'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row && (locale === 'en' && row.name_en !== '' ? row.name_en : row.name_it);
}

/** Every one, by slug. */
export async function listProgrammeRows(db: Db): Promise<readonly Programme[]> {
  const rows = await db.selectFrom('programme').selectAll().orderBy('slug').execute();
  return rows.map(toProgramme);
}

/** Violates `programme_slug_key`. */
export async function insertProgramme(trx: Trx, programme: Programme): Promise<void> {
  const { id, slug, createdAt } = programme;
  await trx
    .insertInto('programme')
    .values({ id, slug, created_at: createdAt, ...columns(programme) })
    .execute();
}

export async function saveProgramme(
  trx: Trx,
  programme: Pick<Programme, 'id' | 'texts' | 'contact'>,
): Promise<void> {
  await trx
    .updateTable('programme')
    .set((e) => ({ ...columns(programme), revision: e('revision', '+', 1) }))
    .where('id', '=', programme.id)
    .execute();
}

/**
 * A community to be put into a programme or taken out, wherever it lives; it is neither hidden nor archived meanwhile.
 * @throws PiazzaError `community.not_found`
 */
export async function holdPlaced(
  trx: Trx,
  slug: Slug,
): Promise<{ readonly id: CommunityId; readonly isArchived: boolean }> {
  const row = await trx
    .selectFrom('community')
    .select(['id', 'status'])
    .where('slug', '=', slug)
    .forShare()
    .executeTakeFirst();
  if (!row) throw new PiazzaError('community.not_found', { slug });
  return { id: trustId(row.id), isArchived: row.status === 'archived' };
}

/** Violates `programme_community_pkey`. */
export async function insertPlace(
  trx: Trx,
  place: {
    readonly programmeId: ProgrammeId;
    readonly communityId: CommunityId;
    readonly at: Date;
  },
): Promise<void> {
  const { programmeId, communityId, at } = place;
  await trx
    .insertInto('programme_community')
    .values({ programme_id: programmeId, community_id: communityId, since: at })
    .execute();
}

/** @returns whether it was there */
export async function deletePlace(
  trx: Trx,
  { programmeId, communityId }: { programmeId: ProgrammeId; communityId: CommunityId },
): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('programme_community')
    .where('programme_id', '=', programmeId)
    .where('community_id', '=', communityId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

const select = (db: Db | Trx, slug: Slug) =>
  db.selectFrom('programme').selectAll().where('slug', '=', slug);

function found(row: Selectable<ProgrammeTable> | undefined, slug: Slug): Programme {
  if (!row) throw new PiazzaError('programme.not_found', { slug });
  return toProgramme(row);
}

const columns = ({ texts: { it, en }, contact }: Pick<Programme, 'texts' | 'contact'>) => ({
  name_it: it.name,
  summary_it: it.summary,
  description_it: it.description,
  name_en: en?.name ?? '',
  summary_en: en?.summary ?? '',
  description_en: en?.description ?? '',
  contact: contact ?? null,
});

const toProgramme = (row: Selectable<ProgrammeTable>): Programme => ({
  id: trustId(row.id),
  slug: trustId(row.slug),
  texts: {
    it: { name: row.name_it, summary: row.summary_it, description: row.description_it },
    en:
      row.name_en === ''
        ? undefined
        : { name: row.name_en, summary: row.summary_en, description: row.description_en },
  },
  contact: row.contact ?? undefined,
  revision: row.revision,
  createdAt: row.created_at,
});
