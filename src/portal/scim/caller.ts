// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request } from 'express';
import { PiazzaError } from '../../kernel/errors.js';
import { callerWith, type Caller } from '../api/caller.js';
import { isConfidential } from '../domain/portal.js';

/**
 * Who calls SCIM: a portal that keeps a secret, by itself or with a member's token: in somebody's browser a token
 * would open all people of the portal to one of them.
 * @throws PiazzaError `scim.confidential_only`, and as `callerWith`
 */
export function scimCaller(req: Request, scope: 'scim' | 'scim:write' = 'scim'): Caller {
  const caller = callerWith(req, scope);
  const { portal } = caller;
  if (isConfidential(portal)) return caller;
  throw new PiazzaError('scim.confidential_only', { clientId: portal.clientId });
}
