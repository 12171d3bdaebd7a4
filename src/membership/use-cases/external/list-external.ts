// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import { readCursor, writeCursor } from '../../../kernel/cursor.js';
import {
  listExternalRows,
  type ListedExternal,
} from '../../store/external/external-communities.js';
import { demand, powersOf } from '../authorise.js';

const pageSize = 50;

/**
 * The entries that staff look after, by address.
 * @throws PiazzaError `right.missing`, `session.level_too_low`, `request.malformed` for a cursor that is none
 */
export async function listExternal(
  { db }: { db: Db },
  { actor, cursor }: { readonly actor: Actor; readonly cursor?: string | undefined },
): Promise<{ readonly items: readonly ListedExternal[]; readonly next: string | undefined }> {
  demand(await powersOf(db, actor), 'community.approve');
  const [after = ''] = cursor === undefined ? [] : readCursor(cursor, 1);
  const rows = await listExternalRows(db, { after, limit: pageSize + 1 });
  const items = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? items.at(-1) : undefined;
  return { items, next: last && writeCursor([last.slug]) };
}
