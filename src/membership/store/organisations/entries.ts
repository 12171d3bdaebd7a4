// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Selectable } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import type { OrganisationTable } from '../../../database/tables/organisation.js';
import { trustId, type MemberId, type OrganisationId } from '../../../kernel/ids.js';
import type { OrganisationEntry } from '../../domain/organisations/organisation.js';

/** An organisation that staff entered, as it stands. */
export interface KeptEntry {
  readonly entry: OrganisationEntry;
  /** How often it was changed. */
  readonly revision: number;
  readonly status: 'active' | 'dissolved';
  /** Why staff closed it. */
  readonly closedReason: string | undefined;
  /** As which one it goes on. */
  readonly mergedInto: OrganisationId | undefined;
}

/** Undefined for one of the index, too: nobody changes those by hand. */
export async function findEntry(db: Db, id: OrganisationId): Promise<KeptEntry | undefined> {
  const row = await entered(db, id).executeTakeFirst();
  return row && toEntry(row);
}

/** The same, held until the end of the transaction. */
export async function lockEntry(trx: Trx, id: OrganisationId): Promise<KeptEntry | undefined> {
  const row = await entered(trx, id).forUpdate().executeTakeFirst();
  return row && toEntry(row);
}

const entered = (db: Db | Trx, id: OrganisationId) =>
  db.selectFrom('organisation').selectAll().where('id', '=', id).where('source', '=', 'staff');

/** Violates `organisation_tax_code_key`, `organisation_code_key`, `organisation_informal`. */
export async function saveEntry(
  trx: Trx,
  id: OrganisationId,
  { kind, name, taxCode, province, website, code }: OrganisationEntry,
): Promise<void> {
  await trx
    .updateTable('organisation')
    .set((e) => ({
      kind,
      name,
      code,
      tax_code: taxCode ?? null,
      province: province ?? null,
      website: website ?? null,
      revision: e('revision', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
}

export async function closeEntry(
  trx: Trx,
  id: OrganisationId,
  { by, at, reason }: { readonly by: MemberId; readonly at: Date; readonly reason: string },
): Promise<void> {
  await trx
    .updateTable('organisation')
    .set((e) => ({
      status: 'dissolved',
      dissolved_at: at,
      closed_by: by,
      closed_reason: reason,
      revision: e('revision', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
}

/** Violates `organisation_tax_code_key` where another has its tax code now. */
export async function reopenEntry(trx: Trx, id: OrganisationId): Promise<void> {
  await trx
    .updateTable('organisation')
    .set((e) => ({
      status: 'active',
      dissolved_at: null,
      closed_by: null,
      closed_reason: null,
      revision: e('revision', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
}

const toEntry = (row: Selectable<OrganisationTable>): KeptEntry => ({
  entry: {
    // A body comes from the index alone.
    kind: row.kind === 'public_body' ? 'association' : row.kind,
    name: row.name,
    taxCode: row.tax_code ?? undefined,
    province: row.province ?? undefined,
    website: row.website ?? undefined,
    code: row.code ?? '',
  },
  revision: row.revision,
  status: row.status,
  closedReason: row.closed_reason ?? undefined,
  mergedInto: row.merged_into === null ? undefined : trustId(row.merged_into),
});
