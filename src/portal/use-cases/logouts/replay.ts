// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ClientId } from '../../../kernel/ids.js';
import { requeueFailedLogouts } from '../../store/logouts/requeue.js';
import { replayFailedAt } from '../replay-failed.js';
import type { By, StaffDeps } from '../staff-deps.js';

/**
 * Tells a portal again of the ends of sessions that were given up, but those that wait anew already.
 * @returns how many
 * @throws PiazzaError `right.missing`, `portal.unknown`
 */
export const replayLogouts = (
  deps: StaffDeps,
  which: By & { readonly clientId: ClientId },
): Promise<number> =>
  replayFailedAt(deps, which, { action: 'logout.replay', requeue: requeueFailedLogouts });
