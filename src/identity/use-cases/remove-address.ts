// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { MemberId } from '../../kernel/ids.js';
import { demandFresh } from '../domain/fresh.js';
import type { MemberFeature } from '../features.js';
import {
  choosePrimary,
  deleteAddress,
  findProvenAddresses,
  type AddressId,
  type ProvenAddress,
} from '../store/contact-points.js';
import { updateProfileOf } from '../store/members.js';
import { lockWhole, transactWhole } from './lock-whole.js';
import { tell } from './resolving/tell.js';

export type { AddressId, ProvenAddress };

/** The addresses that a member has proven, the primary one first. */
export const listProvenAddresses = (
  { db }: { readonly db: Db },
  memberId: MemberId,
): Promise<readonly ProvenAddress[]> => findProvenAddresses(db, memberId);

/**
 * Forgets an address that its owner has proven, with what it alone proved. The last one stays: warnings need it.
 * @throws PiazzaError `session.not_fresh`, `member.suspended`, `address.not_found`, `address.last`
 */
export async function removeAddress(
  deps: { readonly db: Db; readonly now: Clock; readonly features: readonly MemberFeature[] },
  { actor, addressId }: { readonly actor: Actor; readonly addressId: AddressId },
): Promise<void> {
  const at = deps.now();
  const { memberId } = actor;
  demandFresh(actor, at);
  await transactWhole(deps.db, async (trx) => {
    // The communities before the member: a membership may rest on what the address proved.
    const [member] = await lockWhole(trx, deps.features, [memberId]);
    if (member?.status !== 'active') throw new PiazzaError('member.suspended', { memberId });
    const proven = await findProvenAddresses(trx, memberId);
    const chosen = proven.find(({ id }) => id === addressId);
    if (!chosen) throw new PiazzaError('address.not_found', { addressId });
    if (proven.length === 1) throw new PiazzaError('address.last', { addressId });

    await deleteAddress(trx, chosen.id);
    await choosePrimary(trx, memberId);
    await updateProfileOf(trx, memberId, { at });
    const change = { at, actor: memberId, subject: memberId };
    await tell(trx, {
      event: 'member.address_removed',
      action: 'member.remove_address',
      ...change,
    });
    const { domain } = chosen;
    for (const feature of deps.features) {
      await feature.losesAddress?.(trx, { memberId, actor: memberId, at }, domain);
    }
  });
}
