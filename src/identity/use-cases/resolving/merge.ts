// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { IdentityId, MemberId } from '../../../kernel/ids.js';
import type { Decision } from '../../domain/situation.js';
import { performMerge } from '../merging/perform-merge.js';
import { candidateOf, type Context } from './context.js';
import { touch } from './enter.js';
import { cleanUpAtFirstProof, recordKeys } from './first-proof.js';
import type { Resolution } from './input.js';
import { addIdentity } from './link.js';
import { StaleDecision } from './stale.js';

type MergeDecision = Extract<Decision, { act: 'merge' }>;

/** Makes one member of two, both just proven in this browser, and signs in as the one that remains. */
export async function mergeAndEnter(
  trx: Trx,
  context: Context,
  decision: MergeDecision,
): Promise<Resolution> {
  const { from, into } = decision;
  const actor = context.input.session?.memberId ?? into;
  await performMerge(trx, { features: context.features, from, into, actor, at: context.at });
  const identityId = await identityAfter(trx, context, decision);
  return {
    outcome: 'in',
    memberId: into,
    identityId,
    created: false,
    linked: decision.link,
    merged: from,
  };
}

async function identityAfter(
  trx: Trx,
  context: Context,
  { from, into, link, record }: MergeDecision,
): Promise<IdentityId> {
  if (link) return addIdentity(trx, context, { member: into, record: false });
  if (record) {
    await cleanUpAtFirstProof(trx, context, into);
    await recordKeys(trx, context, into);
  }
  const identityId = [from, into]
    .map((id: MemberId) => candidateOf(context, id)?.identityId)
    .find((id) => id !== undefined);
  if (!identityId) throw new StaleDecision('the identity moved');
  await touch(trx, context, { identityId, memberId: into });
  return identityId;
}
