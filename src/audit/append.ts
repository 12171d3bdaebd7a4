// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../database/database.js';
import { preparedOn } from '../database/prepared.js';
import { together, type Part } from '../database/together.js';
import { newId, type CommunityId, type MemberId } from '../kernel/ids.js';

/** An act to be accounted for. Ids and codes only, never names, addresses or fiscal codes. */
export interface AuditEntry {
  /** `noun.verb`, for example `role.offer`. */
  readonly action: string;
  readonly at: Date;
  readonly actor?: MemberId | undefined;
  readonly subject?: MemberId | undefined;
  readonly community?: CommunityId | undefined;
  readonly data?: Readonly<Record<string, unknown>>;
}

/**
 * Appends to the audit in the transaction of the act, or by itself where nothing else is written; a job
 * chains the entries afterwards.
 */
export async function appendAudit(db: Db | Trx, entry: AuditEntry): Promise<void> {
  await together(preparedOn(db), 'audit_append', [auditPart(entry)]);
}

/** Many entries in one statement, in their order. */
export async function appendAudits(trx: Trx, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map((entry) => ({
    id: newId(),
    at: entry.at,
    actor: entry.actor ?? null,
    action: entry.action,
    subject: entry.subject ?? null,
    community_id: entry.community ?? null,
    data: JSON.stringify(entry.data ?? {}),
  }));
  await trx.insertInto('audit_entry').values(rows).execute();
}

/** The same beside other writes of one statement. */
export const auditPart = (entry: AuditEntry): Part => ({
  text: `insert into audit_entry (id, at, actor, action, subject, community_id, data)
    values ($1, $2, $3, $4, $5, $6, $7)`,
  values: [
    newId(),
    entry.at,
    entry.actor ?? null,
    entry.action,
    entry.subject ?? null,
    entry.community ?? null,
    JSON.stringify(entry.data ?? {}),
  ],
});
