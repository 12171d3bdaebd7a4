// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EventHandler } from '../../../database/relay.js';
import { queueForLoss } from '../../store/logouts/queue.js';
import { atPortals } from '../changes/at-portals.js';

/**
 * Ends a member's sessions at the portals that ask for it when they lose their place in a community or what they are
 * in it, or on the platform: the next sign-in tells the portal what holds now.
 */
export const queueLosses: EventHandler = async (trx, { type, subject, community, data, at }) => {
  const { ends: reason, was } = atPortals[type];
  if (!reason || !subject) return;
  if (was !== undefined && data['was'] !== was) return;
  // Whom to turn to is no role at a portal.
  if (data['role'] === 'contact_person') return;
  await queueForLoss(trx, { reason, at }, { memberId: subject, community });
};
