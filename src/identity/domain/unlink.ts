// SPDX-License-Identifier: AGPL-3.0-or-later
import { PiazzaError } from '../../kernel/errors.js';
import type { IdentityId } from '../../kernel/ids.js';
import type { Identity } from './member.js';

/**
 * The identity to sever, when what remains still opens the account and still proves its person.
 * @throws PiazzaError `identity.not_found`, `identity.last_way_in`, `identity.last_proof`
 */
export function chooseToUnlink(
  identities: readonly Identity[],
  chosen: { readonly id: IdentityId; readonly holdsKey: boolean },
): Identity {
  const identity = identities.find(({ id }) => id === chosen.id);
  if (!identity) throw new PiazzaError('identity.not_found', { identityId: chosen.id });

  const others = identities.filter(({ id }) => id !== chosen.id);
  if (others.length === 0) throw new PiazzaError('identity.last_way_in', { identityId: chosen.id });
  const proofRemains = others.some((other) => other.class === 'proven');
  if (chosen.holdsKey && identity.class === 'proven' && !proofRemains) {
    throw new PiazzaError('identity.last_proof', { identityId: chosen.id });
  }
  return identity;
}
