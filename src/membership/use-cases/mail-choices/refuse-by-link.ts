// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { Clock } from '../../../kernel/clock.js';
import type { CommunityId, MemberId } from '../../../kernel/ids.js';
import type { SealedBox } from '../../../kernel/sealed-box.js';
import { insertRefusal } from '../../store/mail-choices/refusals.js';
import { setAlerts } from '../../store/following/following.js';
import { findSurvivor } from '../../store/survivor.js';
import { record } from '../record.js';
import { transact } from '../transact.js';
import { openRefusal } from './refusal-link.js';

/**
 * Whoever holds the link of a mail refuses mails of its kind, without a sign-in (RFC 8058): for the member whom
 * it went to, or is now. A second time changes nothing.
 * @throws PiazzaError `mails.link_invalid`
 */
export async function refuseByLink(
  deps: { db: Db; now: Clock; box: SealedBox },
  token: string,
): Promise<void> {
  const { memberId: addressed, kind, communityId } = openRefusal(deps, token);
  await transact(deps.db, async (trx) => {
    const memberId = await findSurvivor(trx, addressed);
    if (!memberId) return;
    const at = deps.now();
    if (kind === 'news') return refuseNews(trx, { memberId, communityId, at });
    if (!(await insertRefusal(trx, { memberId, kind, at }))) return;
    const who = { actor: memberId, subject: memberId };
    await record(trx, { type: 'mails.refused', at, ...who, data: { kind } });
  });
}

async function refuseNews(
  trx: Trx,
  {
    memberId,
    communityId,
    at,
  }: { memberId: MemberId; communityId: CommunityId | undefined; at: Date },
): Promise<void> {
  if (!communityId || !(await setAlerts(trx, { memberId, communityId, alerts: false }))) return;
  const who = { actor: memberId, subject: memberId, community: communityId };
  await record(trx, { type: 'following.changed', at, ...who, data: { alerts: false } });
}
