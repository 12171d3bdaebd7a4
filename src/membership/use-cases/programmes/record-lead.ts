// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import { day, later } from '../../../kernel/clock.js';
import type { MemberId } from '../../../kernel/ids.js';
import { offerDays } from '../../domain/terms.js';
import type { Lead } from '../../domain/programmes/lead.js';
import { record } from '../record.js';

export async function recordLead(
  trx: Trx,
  type: `programme.lead_${'offered' | 'started' | 'ended'}`,
  { id, memberId, programmeId, status, grantedBy, createdAt }: Lead,
  {
    by,
    at,
    why,
  }: {
    readonly by: MemberId | undefined;
    readonly at: Date;
    /** `moved` where the same person goes on under another profile. */
    readonly why?: 'moved';
  },
): Promise<void> {
  const data = {
    grant: id,
    programme: programmeId,
    how: status,
    grantedBy,
    ...(status === 'offered' && { until: later(createdAt, offerDays * day).toISOString() }),
    ...(why && { why }),
  };
  await record(trx, { type, at, actor: by, subject: memberId, data });
}
