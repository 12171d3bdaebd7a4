// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../database/database.js';
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

/** Appends to the audit in the transaction of the act; a job chains the entries afterwards. */
export async function appendAudit(trx: Trx, entry: AuditEntry): Promise<void> {
  await trx
    .insertInto('audit_entry')
    .values({
      id: newId(),
      at: entry.at,
      actor: entry.actor ?? null,
      action: entry.action,
      subject: entry.subject ?? null,
      community_id: entry.community ?? null,
      data: JSON.stringify(entry.data ?? {}),
    })
    .execute();
}
