// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { CommunityRequestId } from '../../../kernel/ids.js';
import { reaches, type Level } from '../../../kernel/level.js';
import { levelOfManagers } from '../../domain/founding/obstacles.js';
import { readFounder } from '../../store/founding/founder.js';
import { findCommunityRequest } from '../../store/founding/requests.js';
import { demandManagersLevel } from './hold-request.js';

/** What whoever asks for a community lacks for managing it; undefined where nothing does. */
export async function readLackingLevel(
  deps: { db: Db },
  { actor }: { actor: Actor },
): Promise<{ readonly required: Level; readonly level: Level } | undefined> {
  const { level } = await readFounder(deps.db, actor.memberId);
  return reaches(level, levelOfManagers) ? undefined : { required: levelOfManagers, level };
}

/**
 * Whoever asked for a community has just proven who they are as well as its manager must.
 * @throws PiazzaError `community_request.not_found`, also for another's, `session.level_too_low { minimum }`
 */
export async function confirmFounder(
  deps: { db: Db },
  { actor, requestId }: { actor: Actor; requestId: CommunityRequestId },
): Promise<void> {
  const request = await findCommunityRequest(deps.db, requestId);
  if (request?.requestedBy !== actor.memberId) {
    throw new PiazzaError('community_request.not_found', { requestId });
  }
  demandManagersLevel(actor);
}
