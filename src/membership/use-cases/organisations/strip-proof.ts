// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import type { Trx } from '../../../database/database.js';
import {
  trustId,
  type AffiliationId,
  type CommunityId,
  type MemberId,
} from '../../../kernel/ids.js';
import type { Affiliation } from '../../domain/organisations/affiliation.js';
import { affiliationProofs } from '../../domain/organisations/demand.js';
import { lockCommunity } from '../../store/communities.js';
import {
  listLiveAffiliationsOf,
  lockAffiliation,
  saveProof,
} from '../../store/organisations/affiliations.js';
import { kindOf } from '../../store/organisations/organisations.js';
import { listDemandingCommunities } from '../../store/organisations/resting-stints.js';
import { recordAffiliation } from './record-affiliation.js';
import { restoreMemberships, settleAfterLoss } from './settle-memberships.js';

/** A confirmation as it was before a merge took it. */
export const strippedProof = z.object({
  id: z.string(),
  proof: z.enum(affiliationProofs),
  verifiedBy: z.string(),
  verifiedAt: z.coerce.date().optional(),
});
export type StrippedProof = z.infer<typeof strippedProof>;

export const withoutProof = (one: Affiliation): Affiliation => ({
  ...one,
  proof: 'declared',
  verifiedBy: undefined,
  verifiedAt: undefined,
});

interface Signed {
  readonly memberId: MemberId;
  readonly signer: MemberId;
  readonly at: Date;
}

/** Holds the communities that may lose a member with a proof: before affiliations, as everywhere. */
export async function holdDemanding(trx: Trx, memberId: MemberId): Promise<void> {
  for (const id of await listDemandingCommunities(trx, memberId)) await lockCommunity(trx, { id });
}

/** Takes from a member what somebody confirmed who is the same person. @returns as it was. */
export async function stripProofs(
  trx: Trx,
  { memberId, signer, at }: Signed,
): Promise<readonly Affiliation[]> {
  const live = await listLiveAffiliationsOf(trx, { memberId });
  const signed = live.filter(({ verifiedBy }) => verifiedBy === signer);
  for (const one of signed) {
    const declared = withoutProof(one);
    await saveProof(trx, declared);
    await recordAffiliation(trx, 'affiliation.declared', declared, { actor: memberId, at });
  }
  return signed;
}

export const journalOf = ({ id, proof, verifiedBy, verifiedAt }: Affiliation): StrippedProof => ({
  id,
  proof,
  verifiedBy: verifiedBy ?? '',
  verifiedAt,
});

/** What rested on these, as they were proven, is settled as when they are lost in any other way. */
export async function settleLost(
  trx: Trx,
  stripped: readonly Affiliation[],
  { memberId, at }: Pick<Signed, 'memberId' | 'at'>,
): Promise<void> {
  if (stripped.length === 0) return;
  const communities: readonly CommunityId[] = await listDemandingCommunities(trx, memberId);
  for (const { id, organisationId, proof } of stripped) {
    const lost = { id, organisationId, proof, kind: await kindOf(trx, organisationId) };
    await settleAfterLoss(trx, { memberId, lost, communities }, { at, actor: memberId });
  }
}

/** They are two people again: what one confirmed for the other counts as before, where nothing better came since. */
export async function restoreProofs(
  trx: Trx,
  proofs: readonly StrippedProof[],
  { memberId, at }: Pick<Signed, 'memberId' | 'at'>,
): Promise<void> {
  if (proofs.length === 0) return;
  for (const { id, proof, verifiedBy, verifiedAt } of proofs) {
    const live = await lockAffiliation(trx, trustId<AffiliationId>(id));
    if (live?.memberId !== memberId || live.proof !== 'declared') continue;
    const again = { ...live, proof, verifiedBy: trustId<MemberId>(verifiedBy), verifiedAt };
    await saveProof(trx, again);
    await recordAffiliation(trx, 'affiliation.verified', again, { actor: memberId, at });
  }
  await restoreMemberships(trx, memberId, { at, actor: memberId });
}
