// SPDX-License-Identifier: AGPL-3.0-or-later
import { appendAudit } from '../../../audit/append.js';
import type { Db } from '../../../database/database.js';
import { appendEvent } from '../../../database/outbox.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { ClientId } from '../../../kernel/ids.js';
import { deleteArtifactsAtPortal } from '../../store/artifact-housekeeping.js';
import { queueForMember } from '../../store/logouts/queue.js';
import { endNotice } from '../../store/releases/notices.js';
import { withdrawDeliveries } from '../../store/webhooks/deliveries.js';
import { takeClientsOfMember } from '../../store/session-clients.js';

/**
 * A member wants a portal to receive nothing more: its grants, tokens and sessions for them end, it is told where it
 * wants to be, and before it receives anything again they are shown what.
 * @throws PiazzaError `page.not_found` where nothing is released to it
 */
export async function endRelease(
  deps: { readonly db: Db; readonly now: Clock },
  { actor, clientId }: { readonly actor: Actor; readonly clientId: ClientId },
): Promise<void> {
  const { memberId } = actor;
  const at = deps.now();
  await deps.db.transaction().execute(async (trx) => {
    const atPortal = { memberId, clientId };
    if (!(await endNotice(trx, { ...atPortal, at }))) throw new PiazzaError('page.not_found');

    await queueForMember(trx, { cause: 'release_ended', at }, atPortal);
    await takeClientsOfMember(trx, atPortal);
    await deleteArtifactsAtPortal(trx, atPortal);
    await withdrawDeliveries(trx, atPortal);

    const change = { at, actor: memberId, subject: memberId };
    await appendEvent(trx, { type: 'release.ended', ...change, data: { portal: clientId } });
    await appendAudit(trx, { action: 'release.end', ...change, data: { clientId } });
  });
}
