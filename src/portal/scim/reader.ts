// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request } from 'express';
import type { Portal } from '../domain/portal.js';
import { writeThrough, type Writer } from '../use-cases/scim/write.js';
import { scimCaller } from './caller.js';
import type { ScimDeps } from './deps.js';
import { writerOf } from './writer.js';

/**
 * The portal that reads people and groups: by itself, or with the token of a member who writes there and may invite.
 * Any other member would read of all whom the portal knows.
 * @throws PiazzaError `api.scope_missing` and `right.missing` for another member, and as `scimCaller` and `writeThrough`
 */
export async function readerOf(
  req: Request,
  deps: Pick<ScimDeps, 'db' | 'now' | 'acts' | 'issuer'>,
): Promise<Portal> {
  const { portal, member } = scimCaller(deps, req);
  if (member) await demandReading(deps, writerOf(req, deps));
  return portal;
}

/**
 * For a member who reads, or looks for what to change.
 * @throws PiazzaError `right.missing`, and as `writeThrough`
 */
export async function demandReading(
  deps: Pick<ScimDeps, 'db' | 'acts'>,
  writer: Writer,
): Promise<void> {
  await writeThrough(deps, writer, async ({ trx, actor, slug }) =>
    deps.acts.demandInviting(trx, { actor, slug }),
  );
}
