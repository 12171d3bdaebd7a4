// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { IdentityId, MemberId } from '../../../kernel/ids.js';
import { insertIdentity } from '../../store/identities.js';
import { updateProfileOf } from '../../store/members.js';
import { keepAddress } from './address.js';
import { candidateOf, newIdentity, type Context } from './context.js';
import { completeKeys } from './enter.js';
import { cleanUpAtFirstProof, lockActive, recordKeys } from './first-proof.js';
import type { Resolution } from './input.js';
import { renewedNames } from './renewed-names.js';
import { StaleDecision } from './stale.js';
import { tell } from './tell.js';

interface Link {
  readonly member: MemberId;
  readonly record: boolean;
}

/** Adds the identity to a member and signs in as them. */
export async function linkTo(trx: Trx, context: Context, link: Link): Promise<Resolution> {
  await lockActive(trx, [link.member]);
  const identityId = await addIdentity(trx, context, link);
  return { outcome: 'in', memberId: link.member, identityId, created: false, linked: true };
}

/** The caller holds the member's row. */
export async function addIdentity(trx: Trx, context: Context, link: Link): Promise<IdentityId> {
  const member = candidateOf(context, link.member);
  if (!member) throw new StaleDecision('the member is gone');

  const cleaned = link.record ? await cleanUpAtFirstProof(trx, context, member.id) : undefined;
  if (link.record) await recordKeys(trx, context, member.id);
  else await completeKeys(trx, context, member);
  const identity = newIdentity(context, member.id);
  await insertIdentity(trx, identity);
  const renewed = renewedNames(context, member);
  if (renewed) await updateProfileOf(trx, member.id, { ...renewed, at: context.at });
  await keepAddress(trx, context, member.id);

  await tell(trx, {
    event: 'member.linked',
    action: 'member.link',
    at: context.at,
    actor: context.input.session?.memberId ?? member.id,
    subject: member.id,
    data: {
      identityId: identity.id,
      provider: context.input.provider,
      ...(cleaned && { firstProof: true, ...cleaned }),
    },
  });
  return identity.id;
}
