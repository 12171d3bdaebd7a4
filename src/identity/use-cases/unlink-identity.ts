// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { IdentityId } from '../../kernel/ids.js';
import { demandFresh } from '../domain/fresh.js';
import { chooseToUnlink } from '../domain/unlink.js';
import type { MemberFeature } from '../features.js';
import { findIdentities, tombstoneIdentity } from '../store/identities.js';
import { listPersonKeys } from '../store/person-keys.js';
import { levelNeeded } from './level-needed.js';
import { lockActor } from './resolving/lock-actor.js';
import { tell } from './resolving/tell.js';

/**
 * Takes a way in away from its owner, and ends the sessions that it opened. It never takes the last
 * way in, nor the last one that proves the person whose key the member holds, nor the last one that
 * reaches the level of a role they hold.
 *
 * @throws PiazzaError `session.not_fresh`, `member.suspended`, `identity.not_found`, `identity.last_way_in`,
 *   `identity.last_proof`, `identity.needed_for_role`
 */
export async function unlinkIdentity(
  deps: { readonly db: Db; readonly now: Clock; readonly features: readonly MemberFeature[] },
  { actor, identityId }: { readonly actor: Actor; readonly identityId: IdentityId },
): Promise<void> {
  const at = deps.now();
  demandFresh(actor, at);
  await deps.db.transaction().execute(async (trx) => {
    // The member's row is the queue: two parallel unlinks never leave nothing.
    await lockActor(trx, actor);
    const identities = await findIdentities(trx, actor.memberId);
    const keys = await listPersonKeys(trx, actor.memberId);
    const level = await levelNeeded(trx, deps.features, actor.memberId);
    const needs = { holdsKey: keys.length > 0, level };
    const chosen = chooseToUnlink(identities, { id: identityId, ...needs });

    await tombstoneIdentity(trx, chosen.id, at);
    for (const feature of deps.features) {
      await feature.endSessions?.(trx, { memberId: actor.memberId, identityId, at });
    }
    await tell(trx, {
      event: 'member.unlinked',
      action: 'member.unlink',
      at,
      actor: actor.memberId,
      subject: actor.memberId,
      data: { identityId, provider: chosen.provider },
    });
  });
}
