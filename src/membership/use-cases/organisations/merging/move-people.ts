// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../../database/database.js';
import type { MemberId } from '../../../../kernel/ids.js';
import { betterProven, type Merging } from '../../../domain/organisations/merging.js';
import { relinkCards } from '../../../store/cards/relink.js';
import { listLiveAffiliationsOf } from '../../../store/organisations/affiliations.js';
import { moveAffiliation } from '../../../store/organisations/merging.js';
import { endAffiliation } from '../end-affiliation.js';
import { recordAffiliation } from '../record-affiliation.js';

interface Act {
  readonly at: Date;
  readonly actor: MemberId;
}

/**
 * Who belongs to the one belongs to the other, as it was proven; what somebody says of both stays once, by the better
 * proof. Nobody belongs to less than before, so no membership loses what it rests on.
 * @returns who belongs to it now
 */
export async function movePeople(
  trx: Trx,
  { from, into }: Merging,
  act: Act,
): Promise<readonly MemberId[]> {
  const own = await listLiveAffiliationsOf(trx, { organisationId: into });
  const going = await listLiveAffiliationsOf(trx, { organisationId: from });
  for (const one of going) {
    const same = own.find(({ memberId, kind }) => memberId === one.memberId && kind === one.kind);
    const stays = same ? betterProven(same, one) : one;
    if (same) {
      const ends = stays === one ? same : one;
      const how = { status: 'ended', at: act.at, by: act.actor, reason: 'moved' } as const;
      await endAffiliation(trx, ends, how);
      await relinkCards(trx, one.memberId, { before: ends.id, after: stays.id });
    }
    if (stays !== one) continue;
    await moveAffiliation(trx, one.id, into);
    const moved = { ...one, organisationId: into };
    await recordAffiliation(trx, 'affiliation.moved', moved, { ...act, why: 'moved' });
  }
  return [...new Set(going.map(({ memberId }) => memberId))].toSorted();
}
