// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EventType } from '../../../database/outbox.js';
import type { EventHandler } from '../../../database/relay.js';
import type { LogoutReason } from '../../domain/settings.js';
import { queueForLoss } from '../../store/logouts/queue.js';

const reasons: Partial<Record<EventType, LogoutReason>> = {
  'stint.ended': 'left',
  'stint.suspended': 'suspended',
  // Roles sleep while somebody rests.
  'stint.paused': 'role_changed',
  'role.started': 'role_changed',
  'role.ended': 'role_changed',
  'role.overrun': 'role_changed',
  // What somebody may do at a portal often rests on a group.
  'group.left': 'role_changed',
};

/**
 * Ends a member's sessions at the portals that ask for it when they lose their place in a community or what they are
 * in it: the next sign-in tells the portal what holds now.
 */
export const queueLosses: EventHandler = async (trx, { type, subject, community, data, at }) => {
  const reason = reasons[type];
  if (!reason || !subject || !community) return;
  // A role that was only offered never reached a portal.
  if (type === 'role.ended' && data['was'] !== 'active') return;
  await queueForLoss(trx, { reason, at }, { memberId: subject, community });
};
