// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { Clock } from '../../../kernel/clock.js';
import type { DelegateId, OrganisationGrantId } from '../../../kernel/ids.js';
import { lockCommunity } from '../../store/communities.js';
import {
  isRepresentative,
  lockRepresentation,
  saveRepresentation,
} from '../../store/organisations/representatives.js';
import {
  listVoidDelegations,
  listVoidRepresentations,
} from '../../store/organisations/void-offers.js';
import { findDelegate, lockDelegate } from '../../store/seats/delegates.js';
import { dropDelegation } from '../seats/drop-delegation.js';
import { transact } from '../transact.js';
import { mayStillOffer } from './authorise.js';
import { recordRepresentation } from './record-representation.js';

type Deps = { readonly db: Db; readonly now: Clock };

/**
 * An offer dies with the right to make it, whichever way that ended: takes back what people are asked to do for an
 * organisation by who does not answer for it any more. A job; each in its own transaction, so that two nodes may run it
 * together. @returns how many
 */
export async function endVoidOffers({ db, now }: Deps): Promise<number> {
  let done = 0;
  for (const id of await listVoidRepresentations(db)) {
    if (await transact(db, (trx) => endOffer(trx, id, now()))) done += 1;
  }
  for (const id of await listVoidDelegations(db)) {
    if (await transact(db, (trx) => endDelegateOffer(trx, id, now()))) done += 1;
  }
  return done;
}

async function endOffer(trx: Trx, id: OrganisationGrantId, at: Date): Promise<boolean> {
  const offer = await lockRepresentation(trx, id);
  if (offer?.status !== 'offered' || (await mayStillOffer(trx, offer, at))) return false;
  const ended = { ...offer, status: 'revoked' as const };
  await saveRepresentation(trx, ended, at);
  const act = { actor: undefined, at };
  await recordRepresentation(trx, 'organisation.representative_ended', ended, act);
  return true;
}

async function endDelegateOffer(trx: Trx, id: DelegateId, at: Date): Promise<boolean> {
  const found = await findDelegate(trx, id);
  if (!found) return false;
  await lockCommunity(trx, { id: found.communityId });
  const offer = await lockDelegate(trx, id);
  if (offer?.status !== 'offered') return false;
  const { organisationId } = found;
  if (await isRepresentative(trx, { memberId: offer.namedBy, organisationId, at })) return false;
  await dropDelegation(trx, offer, { status: 'withdrawn', at, actor: undefined });
  return true;
}
