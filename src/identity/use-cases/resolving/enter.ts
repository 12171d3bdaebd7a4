// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
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
  return cameIn(member.id, member.identityId);
}

/**
 * The same where nothing about the member changed, in its one write and without a transaction.
 * Undefined where something did.
 */
export async function enterUnchanged(
  db: Db,
  context: Context,
  id: MemberId,
): Promise<Resolution | undefined> {
  const member = candidateOf(context, id);
  if (!member?.identityId || lacksKeys(context, member) || renewedNames(context, member))
    return undefined;
  await touch(db, context, { identityId: member.identityId, memberId: id });
  return cameIn(id, member.identityId);
}

const cameIn = (memberId: MemberId, identityId: IdentityId): Resolution => ({
  outcome: 'in',
  memberId,
  identityId,
  created: false,
  linked: false,
});

/** @throws StaleDecision when the identity is no longer this member's */
export async function touch(
  db: Db | Trx,
  { input, at }: Context,
  { identityId, memberId }: { readonly identityId: IdentityId; readonly memberId: MemberId },
): Promise<void> {
  const { level, label } = input.profile;
  const use = { memberId, level, label, provider: input.provider, at };
  if (!(await touchIdentity(db, identityId, use))) throw new StaleDecision('the identity moved');
}

/** After a new version of the HMAC key, a holder gets the row that is missing. */
export async function completeKeys(trx: Trx, context: Context, member: Candidate): Promise<void> {
  const recording = recordingOf(context, member.id);
  if (!recording || !lacksKeys(context, member)) return;
  await completePersonKeys(trx, context.keys, recording);
}

const lacksKeys = (context: Context, member: Candidate): boolean =>
  recordingOf(context, member.id) !== undefined &&
  member.heldAt !== undefined &&
  member.heldRows < context.keys.length;

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
