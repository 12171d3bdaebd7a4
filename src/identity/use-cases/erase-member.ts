// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { demandFresh } from '../domain/fresh.js';
import type { MemberFeature } from '../features.js';
import { anonymise, deleteTraces, findAliases } from '../store/erasure.js';
import { updateMember } from '../store/members.js';
import { lockActor } from './resolving/lock-actor.js';
import { tell } from './resolving/tell.js';

/**
 * Erases the actor (GDPR, art. 17), at once: every feature erases its own part, then the ways in, the
 * keys and the addresses go. The row stays, nameless, for the stints and the audit that point at it.
 * The same person coming back is a new member. Whatever a feature cannot erase, it throws.
 *
 * @throws PiazzaError `session.not_fresh`, `member.suspended`
 */
export async function eraseMember(
  deps: { readonly db: Db; readonly now: Clock; readonly features: readonly MemberFeature[] },
  { actor }: { readonly actor: Actor },
): Promise<void> {
  const at = deps.now();
  const { memberId } = actor;
  demandFresh(actor, at);
  await deps.db.transaction().execute(async (trx) => {
    await lockActor(trx, actor);
    const aliases = await findAliases(trx, memberId);
    for (const feature of deps.features) {
      await feature.endSessions?.(trx, { memberId, at });
      for (const alias of aliases) await feature.eraseMember?.(trx, alias);
    }
    await deleteTraces(trx, aliases);
    await anonymise(trx, aliases);
    await updateMember(trx, memberId, { status: 'erased' });
    await tell(trx, {
      event: 'member.erased',
      action: 'member.erase',
      at,
      actor: memberId,
      subject: memberId,
    });
  });
}
