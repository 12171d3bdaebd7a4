// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request } from 'express';
import { describeDevice } from '../../sign-in/domain/device.js';
import type { CurrentSession } from '../../sign-in/domain/session.js';

/** The session of this request as the use cases know it. */
export function currentSession({ viewer }: Request): CurrentSession | undefined {
  if (!viewer) return undefined;
  const { memberId, level, authenticatedAt } = viewer.actor;
  return { sessionId: viewer.sessionId, memberId, level, provenAt: authenticatedAt };
}

export const deviceOf = (req: Request): string => describeDevice(req.get('User-Agent') ?? '');
