// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from '../../../src/database/database.js';
import { newId, type Slug } from '../../../src/kernel/ids.js';
import { someMember } from './membership.js';

/** Gives a draft everything that it needs to open but a manager and a way in. */
export async function readyToOpen(db: Db, slug: Slug): Promise<void> {
  const { id } = await db
    .updateTable('community')
    .set({ contact: 'comunita@example.org' })
    .where('slug', '=', slug)
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .updateTable('community_text')
    .set({ privacy_note: 'I dati servono solo a farci incontrare.' })
    .where('community_id', '=', id)
    .execute();
  const version = newId();
  await sql`insert into terms_version (id, community_id, number, material, effective_from, published_by, published_at)
    values (${version}, ${id}, 1, true, now(), ${await someMember(db)}, now())`.execute(db);
  await sql`insert into terms_text (version_id, lang, content, sha256)
    select ${version}, lang, 'Rispetto', sha256('Rispetto') from unnest(array['it', 'en']) lang`.execute(
    db,
  );
}
