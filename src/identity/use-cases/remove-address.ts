// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { MemberId } from '../../kernel/ids.js';
import { higher, reaches } from '../../kernel/level.js';
import { demandFresh } from '../domain/fresh.js';
import type { MemberFeature } from '../features.js';
import {
  choosePrimary,
  deleteAddress,
  findProvenAddresses,
  type AddressId,
  type ProvenAddress,
} from '../store/contact-points.js';
import { findIdentities } from '../store/identities.js';
import { updateProfileOf } from '../store/members.js';
import { lockWhole, transactWhole } from './lock-whole.js';
import { tell } from './resolving/tell.js';

export type { AddressId, ProvenAddress };

/** Has the owner of an address told, in the same transaction, that it is a member's no more. */
export type TellLostAddress = (
  trx: Trx,
  lost: { readonly id: AddressId; readonly memberId: MemberId; readonly address: string },
) => Promise<void>;

/** The addresses that a member has proven, the primary one first. */
export const listProvenAddresses = (
  { db }: { readonly db: Db },
  memberId: MemberId,
): Promise<readonly ProvenAddress[]> => findProvenAddresses(db, memberId);

/**
 * Forgets an address that its owner has proven, with what it alone proved, and writes to it a last time. The last
 * one stays: warnings need it. A weak way in takes away nothing that a better one of theirs would keep.
 * @throws PiazzaError `session.not_fresh`, `session.level_too_low { minimum }`, `member.suspended`,
 *   `address.not_found`, `address.last`
 */
export async function removeAddress(
  deps: {
    readonly db: Db;
    readonly now: Clock;
    readonly features: readonly MemberFeature[];
    readonly tellLostAddress: TellLostAddress;
  },
  { actor, addressId }: { readonly actor: Actor; readonly addressId: AddressId },
): Promise<void> {
  const at = deps.now();
  const { memberId } = actor;
  demandFresh(actor, at);
  await transactWhole(deps.db, async (trx) => {
    // The communities before the member: a membership may rest on what the address proved.
    const [member] = await lockWhole(trx, deps.features, [memberId]);
    if (member?.status !== 'active') throw new PiazzaError('member.suspended', { memberId });
    await demandBestLevel(trx, actor);
    const proven = await findProvenAddresses(trx, memberId);
    const chosen = proven.find(({ id }) => id === addressId);
    if (!chosen) throw new PiazzaError('address.not_found', { addressId });
    if (proven.length === 1) throw new PiazzaError('address.last', { addressId });

    await deleteAddress(trx, chosen.id);
    await deps.tellLostAddress(trx, { id: chosen.id, memberId, address: chosen.address });
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

async function demandBestLevel(trx: Trx, { memberId, level }: Actor): Promise<void> {
  const identities = await findIdentities(trx, memberId);
  const minimum = identities.map((identity) => identity.level).reduce(higher, 'none');
  if (!reaches(level, minimum)) throw new PiazzaError('session.level_too_low', { minimum, level });
}
