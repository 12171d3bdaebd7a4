// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { IdentityId, MemberId } from '../../../kernel/ids.js';
import type { Candidate } from '../../domain/candidate.js';
import { touchIdentity } from '../../store/identities.js';
import { completePersonKeys } from '../../store/person-keys.js';
import { updateProfileOf } from '../../store/members.js';
import { candidateOf, type Context } from './context.js';
import { cleanUpAtFirstProof, lockActive, recordKeys, recordingOf } from './first-proof.js';
import type { Resolution } from './input.js';
import { renewedNames } from './renewed-names.js';
import { StaleDecision } from './stale.js';
import { tell } from './tell.js';

/** Signs in the member to whom the identity belongs. A returning member costs one write. */
export async function enterAs(
  trx: Trx,
  context: Context,
  decision: { readonly member: MemberId; readonly record: boolean },
): Promise<Resolution> {
  const member = candidateOf(context, decision.member);
  if (!member?.identityId) throw new StaleDecision('the identity moved');
  if (decision.record) {
    await lockActive(trx, [member.id]);
    const cleaned = await cleanUpAtFirstProof(trx, context, member.id);
    await recordKeys(trx, context, member.id);
    await tell(trx, {
      event: 'member.linked',
      action: 'member.prove',
      at: context.at,
      actor: member.id,
      subject: member.id,
      data: {
        identityId: member.identityId,
        provider: context.input.provider,
        firstProof: true,
        ...cleaned,
      },
    });
  } else {
    await completeKeys(trx, context, member);
  }
  await renewNames(trx, context, member);
  await touch(trx, context, { identityId: member.identityId, memberId: member.id });
  return {
    outcome: 'in',
    memberId: member.id,
    identityId: member.identityId,
    created: false,
    linked: false,
  };
}

/** @throws StaleDecision when the identity is no longer this member's */
export async function touch(
  trx: Trx,
  { input, at }: Context,
  { identityId, memberId }: { readonly identityId: IdentityId; readonly memberId: MemberId },
): Promise<void> {
  const { level, label } = input.profile;
  const use = { memberId, level, label, provider: input.provider, at };
  if (!(await touchIdentity(trx, identityId, use))) throw new StaleDecision('the identity moved');
}

/** After a new version of the HMAC key, a holder gets the row that is missing. */
export async function completeKeys(trx: Trx, context: Context, member: Candidate): Promise<void> {
  const recording = recordingOf(context, member.id);
  if (!recording || !member.heldAt || member.heldRows >= context.keys.length) return;
  await completePersonKeys(trx, context.keys, recording);
}

async function renewNames(trx: Trx, context: Context, member: Candidate): Promise<void> {
  const renewed = renewedNames(context, member);
  if (!renewed) return;
  await updateProfileOf(trx, member.id, { ...renewed, at: context.at });
  await tell(trx, {
    event: 'member.updated',
    action: 'member.renew_names',
    at: context.at,
    actor: member.id,
    subject: member.id,
    data: { fields: Object.keys(renewed) },
  });
}
