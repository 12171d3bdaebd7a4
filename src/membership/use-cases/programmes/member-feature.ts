// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { MemberId } from '../../../kernel/ids.js';
import type { Level } from '../../../kernel/level.js';
import { staffLevel } from '../../domain/policy.js';
import { listLeads, saveLead } from '../../store/programmes/leads.js';
import { recordLead } from './record-lead.js';

/** What erasing a member ends here. */
export async function eraseMember(
  trx: Trx,
  { memberId, at }: { readonly memberId: MemberId; readonly at: Date },
): Promise<void> {
  for (const held of await listLeads(trx, { memberId })) {
    const ended = { ...held, status: 'resigned' as const };
    await saveLead(trx, ended, at);
    await recordLead(trx, 'programme.lead_ended', ended, { by: memberId, at });
  }
}

/** Which programmes somebody leads, or is asked to, as plain JSON. */
export const exportMember = async (db: Db, memberId: MemberId): Promise<unknown> => ({
  programmes: (await listLeads(db, { memberId })).map(({ programme, status, validUntil }) => ({
    programme: programme.slug,
    status,
    until: validUntil,
  })),
});

/** Who leads a programme keeps a way in that proves them as well as that asks. */
export async function neededLevel(db: Db | Trx, memberId: MemberId): Promise<Level> {
  const held = await listLeads(db, { memberId });
  return held.some(({ status }) => status === 'active') ? staffLevel : 'none';
}
