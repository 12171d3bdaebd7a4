// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request } from 'express';
import { signInOf } from '../api/acting.js';
import type { Writer } from '../use-cases/scim/write.js';
import { scimCaller } from './caller.js';
import type { ScimDeps } from './deps.js';

/**
 * Who writes: a member, with their own token, through a portal.
 * @throws PiazzaError `session.required` for a portal by itself, and as `scimCaller`
 */
export function writerOf(req: Request, deps: Pick<ScimDeps, 'now' | 'issuer'>): Writer {
  const caller = scimCaller(deps, req, 'scim:write');
  return { portal: caller.portal, signIn: signInOf(deps, caller) };
}
