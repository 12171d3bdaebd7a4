// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Clock } from '../../../kernel/clock.js';
import type { Trx } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { RoleGrant } from '../../domain/role-grant.js';
import { answerOffer } from '../answer-offer.js';
import { answerProposal } from '../answer-proposal.js';
import { resignRole } from '../resign-role.js';
import { revokeRole } from '../revoke-role.js';
import { withdrawOffer } from '../withdraw-offer.js';

interface Ending {
  readonly actor: Actor;
  /** As it is in this transaction. */
  readonly grant: RoleGrant;
}

/**
 * The holder has done with it: resigns a role, declines an offer, takes a proposal back.
 * @throws PiazzaError as the use case for the state that it is in
 */
export async function endAsHolder(
  deps: { db: Trx; now: Clock },
  { actor, grant: { id: grantId, status } }: Ending,
): Promise<void> {
  if (status === 'active') await resignRole(deps, { actor, grantId });
  else if (status === 'proposed') await withdrawOffer(deps, { actor, grantId });
  else await answerOffer(deps, { actor, grantId, accept: false });
}

/**
 * The community has done with it: revokes a role without saying why, takes an offer back, declines a proposal.
 * @throws PiazzaError as the use case for the state that it is in
 */
export async function endAsManager(
  deps: { db: Trx; now: Clock },
  { actor, grant: { id: grantId, status } }: Ending,
): Promise<void> {
  if (status === 'active') await revokeRole(deps, { actor, grantId, reason: undefined });
  else if (status === 'offered') await withdrawOffer(deps, { actor, grantId });
  else await answerProposal(deps, { actor, grantId, accept: false });
}
