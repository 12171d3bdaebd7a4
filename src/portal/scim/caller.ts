// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request } from 'express';
import { PiazzaError } from '../../kernel/errors.js';
import { callerWith, type Caller } from '../api/caller.js';

/**
 * Who calls SCIM: a portal that keeps a secret, by itself or with a member's token. A token of a portal without one
 * lies in somebody's browser, and there it would open all people of the portal to one of them.
 * @throws PiazzaError `scim.confidential_only`, and as `callerWith`
 */
export function scimCaller(req: Request, scope: 'scim' | 'scim:write' = 'scim'): Caller {
  const caller = callerWith(req, scope);
  const { sealedSecret, metadata, clientId } = caller.portal;
  const method = metadata['token_endpoint_auth_method'];
  if (sealedSecret === undefined && (method === undefined || method === 'none')) {
    throw new PiazzaError('scim.confidential_only', { clientId });
  }
  return caller;
}
