// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { MemberId } from '../../../kernel/ids.js';
import type { CommunityLink } from '../../domain/links/link.js';
import { record } from '../record.js';

export async function recordLink(
  trx: Trx,
  type: `link.${'proposed' | 'accepted' | 'ended'}`,
  { id, fromId, toId, kind, status }: CommunityLink,
  { by, at }: { readonly by: MemberId; readonly at: Date },
): Promise<void> {
  const data = { link: id, to: toId, kind, how: status };
  await record(trx, { type, at, actor: by, community: fromId, data });
}
