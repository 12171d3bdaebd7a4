// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { MemberId } from '../../../kernel/ids.js';
import type { Lead } from '../../domain/programmes/lead.js';
import { record } from '../record.js';

export async function recordLead(
  trx: Trx,
  type: `programme.lead_${'offered' | 'started' | 'ended'}`,
  { id, memberId, programmeId, status }: Lead,
  { by, at }: { readonly by: MemberId | undefined; readonly at: Date },
): Promise<void> {
  const data = { grant: id, programme: programmeId, how: status };
  await record(trx, { type, at, actor: by, subject: memberId, data });
}
