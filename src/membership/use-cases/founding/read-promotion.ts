// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import { PiazzaError } from '../../../kernel/errors.js';
import { hashToken } from '../../../kernel/tokens.js';
import { isOpen, type CommunityRequest } from '../../domain/founding/community-request.js';
import { findPromoterByToken } from '../../store/founding/promoters.js';
import { findCommunityRequest } from '../../store/founding/requests.js';
import { nameOf } from '../../store/people.js';

export interface Promotion {
  readonly request: CommunityRequest;
  /** Who asks, by the name that others see. */
  readonly requester: string;
}

/**
 * What the link of a letter shows to whoever opens it: opening uses nothing up.
 * @throws PiazzaError `promoter.not_found` for a link that is unknown or answered
 */
export async function readPromotion(
  deps: { db: Db },
  { token }: { token: string },
): Promise<Promotion> {
  const promoter = await findPromoterByToken(deps.db, hashToken(token));
  const request = promoter && (await findCommunityRequest(deps.db, promoter.requestId));
  if (!request || !isOpen(request)) throw new PiazzaError('promoter.not_found');
  return { request, requester: (await nameOf(deps.db, request.requestedBy)) ?? '' };
}
