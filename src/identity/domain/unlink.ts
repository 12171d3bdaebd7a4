// SPDX-License-Identifier: AGPL-3.0-or-later
import { PiazzaError } from '../../kernel/errors.js';
import type { IdentityId } from '../../kernel/ids.js';
import { reaches, type Level } from '../../kernel/level.js';
import type { Identity } from './member.js';

/** Why a way in has to stay: each is an error code of ours. */
export type ReasonToKeep =
  | 'identity.last_way_in'
  | 'identity.last_proof'
  | 'identity.needed_for_role';

/** What the account must still be able to do without the identity. */
export interface Needs {
  /** The member holds a person key, which somebody has to go on proving. */
  readonly holdsKey: boolean;
  /** The level that the member's roles demand of their holder; `none` without roles. */
  readonly level: Level;
}

/** Why an identity may not be severed; undefined when what remains does as well. */
export function reasonToKeep(
  identities: readonly Identity[],
  identity: Identity,
  needs: Needs,
): ReasonToKeep | undefined {
  const others = identities.filter(({ id }) => id !== identity.id);
  if (others.length === 0) return 'identity.last_way_in';
  const proofRemains = others.some((other) => other.class === 'proven');
  if (needs.holdsKey && identity.class === 'proven' && !proofRemains) return 'identity.last_proof';
  const serves = ({ level }: Identity): boolean => reaches(level, needs.level);
  return serves(identity) && !others.some(serves) ? 'identity.needed_for_role' : undefined;
}

/**
 * The identity to sever, when what remains still opens the account, still proves its person and still
 * reaches the level of their roles.
 * @throws PiazzaError `identity.not_found`, or the reason to keep it
 */
export function chooseToUnlink(
  identities: readonly Identity[],
  chosen: Needs & { readonly id: IdentityId },
): Identity {
  const identity = identities.find(({ id }) => id === chosen.id);
  if (!identity) throw new PiazzaError('identity.not_found', { identityId: chosen.id });
  const reason = reasonToKeep(identities, identity, chosen);
  if (reason) throw new PiazzaError(reason, { identityId: chosen.id });
  return identity;
}
