// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import {
  trustId,
  type CommunityId,
  type FormVersionId,
  type MemberId,
} from '../../../kernel/ids.js';
import { formDefinition, type FormDefinition } from '../../domain/form/definition.js';

export interface FormVersion {
  readonly id: FormVersionId;
  readonly version: number;
  readonly definition: FormDefinition;
  readonly publishedAt: Date;
}

/** What a community asks now; undefined when it never asked anything. */
export async function findCurrentForm(
  db: Db | Trx,
  communityId: CommunityId,
): Promise<FormVersion | undefined> {
  const row = await db
    .selectFrom('form_version')
    .selectAll()
    .where('community_id', '=', communityId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (
    row && {
      id: trustId(row.id),
      version: row.version,
      definition: formDefinition.parse(row.definition),
      publishedAt: row.published_at,
    }
  );
}

/** The questions of several versions, by their ids. */
export async function findDefinitions(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, FormDefinition>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('form_version')
    .select(['id', 'definition'])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, formDefinition.parse(row.definition)]));
}

/** The next version. Violates `form_version_key` when another was published at the same moment. */
export async function insertFormVersion(
  trx: Trx,
  form: {
    readonly id: FormVersionId;
    readonly communityId: CommunityId;
    readonly definition: FormDefinition;
    readonly by: MemberId;
    readonly at: Date;
  },
): Promise<void> {
  await sql`
    insert into form_version (id, community_id, version, definition, published_by, published_at)
    select ${form.id}, ${form.communityId}, coalesce(max(version), 0) + 1,
      ${JSON.stringify(form.definition)}::json, ${form.by}, ${form.at}
    from form_version where community_id = ${form.communityId}`.execute(trx);
}

/** What a manager is writing; undefined when that is what is asked already. */
export async function findFormDraft(
  db: Db | Trx,
  communityId: CommunityId,
): Promise<FormDefinition | undefined> {
  const row = await db
    .selectFrom('form_draft')
    .select('definition')
    .where('community_id', '=', communityId)
    .executeTakeFirst();
  return row && formDefinition.parse(row.definition);
}

export async function keepFormDraft(
  trx: Trx,
  communityId: CommunityId,
  { definition, at }: { definition: FormDefinition; at: Date },
): Promise<void> {
  const row = { definition: JSON.stringify(definition), updated_at: at };
  await trx
    .insertInto('form_draft')
    .values({ community_id: communityId, ...row })
    .onConflict((conflict) => conflict.column('community_id').doUpdateSet(row))
    .execute();
}

/** False when there was none. */
export async function dropFormDraft(trx: Trx, communityId: CommunityId): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('form_draft')
    .where('community_id', '=', communityId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
