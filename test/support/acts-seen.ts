// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../src/database/database.js';

interface Acts {
  readonly events: readonly { id: string; type: string; actor: string | null }[];
  readonly audit: readonly { id: string; action: string; actor: string | null }[];
}

/** Every event and audit entry there is. */
export const seenActs = async (db: Db): Promise<Acts> => ({
  events: await db.selectFrom('outbox').select(['id', 'type', 'actor']).orderBy('id').execute(),
  audit: await db
    .selectFrom('audit_entry')
    .select(['id', 'action', 'actor'])
    .orderBy('id')
    .execute(),
});

/** What came since. */
export async function actsSince(db: Db, before: Acts): Promise<Acts> {
  const now = await seenActs(db);
  const [events, audit] = [ids(before.events), ids(before.audit)];
  return {
    events: now.events.filter(({ id }) => !events.has(id)),
    audit: now.audit.filter(({ id }) => !audit.has(id)),
  };
}

const ids = (rows: readonly { id: string }[]): Set<string> => new Set(rows.map(({ id }) => id));
