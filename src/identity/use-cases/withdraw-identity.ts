// SPDX-License-Identifier: AGPL-3.0-or-later
import { appendAudit } from '../../audit/append.js';
import type { Trx } from '../../database/database.js';
import type { Identity } from '../domain/member.js';
import { reasonToKeep, type ReasonToKeep } from '../domain/unlink.js';
import type { MemberFeature } from '../features.js';
import {
  blankSeveredIdentities,
  findIdentities,
  findIdentityBySubject,
  tombstoneIdentity,
} from '../store/identities.js';
import { findMember } from '../store/members.js';
import { listPersonKeys } from '../store/person-keys.js';
import { eraseWhole } from './erasing/erase-whole.js';
import { levelNeeded } from './level-needed.js';
import { lockWhole } from './lock-whole.js';
import { tell } from './resolving/tell.js';

/** What the owner of an account took back at its provider. */
export interface WithdrawIdentity {
  readonly issuer: string;
  readonly subject: string;
  /** Erase what came from there too. */
  readonly erase: boolean;
  readonly at: Date;
}

/**
 * `unlinked`: the way in is gone, the member stays. `signed_out`: it was the last one, which a member
 * keeps, so only its sessions ended. `erased`: it was the last one, and with it the member went.
 * `waiting`: a human has to decide, the member being suspended or needed.
 */
export type WithdrawalOutcome = 'nothing_held' | 'unlinked' | 'signed_out' | 'erased' | 'waiting';

/**
 * Carries out what the owner of an account said at its provider: for this account they are the actor,
 * as if they had signed in with it.
 */
export async function withdrawIdentity(
  trx: Trx,
  { features }: { readonly features: readonly MemberFeature[] },
  input: WithdrawIdentity,
): Promise<WithdrawalOutcome> {
  const { issuer, subject } = input;
  const identity = await lockIdentityOf(trx, features, { issuer, subject });
  const outcome = identity ? await withdraw(trx, identity, { ...input, features }) : 'nothing_held';
  // Severed ones of earlier times too: nothing needs to know any more whose they were.
  await blankSeveredIdentities(trx, issuer, subject);
  return outcome;
}

/** The member's row is the queue; a merge may have moved the identity while we stood in it. */
async function lockIdentityOf(
  trx: Trx,
  features: readonly MemberFeature[],
  { issuer, subject }: Pick<WithdrawIdentity, 'issuer' | 'subject'>,
): Promise<Identity | undefined> {
  for (;;) {
    const found = await findIdentityBySubject(trx, { issuer, subject });
    if (!found) return undefined;
    await lockWhole(trx, features, [found.memberId]);
    const now = await findIdentityBySubject(trx, { issuer, subject });
    if (now?.memberId === found.memberId) return now;
  }
}

interface Withdrawing {
  readonly features: readonly MemberFeature[];
  readonly erase: boolean;
  readonly at: Date;
}

async function withdraw(
  trx: Trx,
  identity: Identity,
  { features, erase, at }: Withdrawing,
): Promise<WithdrawalOutcome> {
  const { id: identityId, memberId, provider } = identity;
  for (const feature of features) await feature.endSessions?.(trx, { memberId, identityId, at });

  const told = { at, actor: memberId, subject: memberId };
  const member = await findMember(trx, memberId);
  const reason = await reasonFor(trx, identity, features);
  const free = member?.status === 'active';
  if (free && !reason) {
    await tombstoneIdentity(trx, identityId, at);
    const data = { identityId, provider, withdrawn: true };
    await tell(trx, { event: 'member.unlinked', action: 'member.unlink', ...told, data });
    return 'unlinked';
  }
  if (!erase) return 'signed_out';
  if (free && reason === 'identity.last_way_in') {
    await eraseWhole(trx, { memberId, features, at });
    return 'erased';
  }
  await appendAudit(trx, { action: 'member.erasure_asked', ...told, data: { provider } });
  return 'waiting';
}

async function reasonFor(
  trx: Trx,
  identity: Identity,
  features: readonly MemberFeature[],
): Promise<ReasonToKeep | undefined> {
  const { memberId } = identity;
  const identities = await findIdentities(trx, memberId);
  const holdsKey = (await listPersonKeys(trx, memberId)).length > 0;
  const level = await levelNeeded(trx, features, memberId);
  return reasonToKeep(identities, identity, { holdsKey, level });
}
