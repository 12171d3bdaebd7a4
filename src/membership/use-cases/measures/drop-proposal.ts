// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { MemberId } from '../../../kernel/ids.js';
import type { Stint } from '../../domain/stint.js';
import { declineProposal } from '../../store/measures/measures.js';
import { record } from '../record.js';
import { settleReport } from '../reports/settle-report.js';

/** A removal that was only proposed falls when the membership ends by something else. */
export async function dropProposal(
  trx: Trx,
  { id, memberId: subject, communityId: community }: Stint,
  { at, actor }: { readonly at: Date; readonly actor: MemberId | undefined },
): Promise<void> {
  const measure = await declineProposal(trx, id, at);
  if (!measure) return;
  await record(trx, { type: 'removal.declined', at, actor, subject, community, data: { measure } });
  await settleReport(trx, measure, { outcome: 'none', at, actor });
}
