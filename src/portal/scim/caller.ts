// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request } from 'express';
import { PiazzaError } from '../../kernel/errors.js';
import { callerWith, type Caller } from '../api/caller.js';
import { isConfidential } from '../domain/portal.js';
import { coveredScopes } from '../domain/release.js';
import type { ScimDeps } from './deps.js';

/**
 * Who calls SCIM: a portal that keeps a secret, by itself or with a member's token.
 * @throws PiazzaError `scim.confidential_only`, and as `callerWith`
 */
export function scimCaller(
  { now }: Pick<ScimDeps, 'now'>,
  req: Request,
  scope: 'scim' | 'scim:write' = 'scim',
): Caller {
  const caller = callerWith(req, scope);
  const { portal } = caller;
  // Names by national means are told under an agreement only.
  const covered = { ...portal, scopes: coveredScopes(portal, now()) };
  if (isConfidential(portal)) return { ...caller, portal: covered };
  throw new PiazzaError('scim.confidential_only', { clientId: portal.clientId });
}
