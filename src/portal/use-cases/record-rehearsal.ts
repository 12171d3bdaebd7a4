// SPDX-License-Identifier: AGPL-3.0-or-later
import { appendAudit } from '../../audit/append.js';
import type { Actor } from '../../kernel/actor.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { ClientId } from '../../kernel/ids.js';
import type { Portal } from '../domain/portal.js';
import { findPortalRow } from '../store/portals.js';
import type { StaffDeps } from './staff-deps.js';

/**
 * Accounts for a tried sign-in, before anything is shown.
 * @throws PiazzaError `right.missing`, `session.level_too_low`, `page.not_found`, and `portal.unknown` for a disabled one
 */
export async function recordRehearsal(
  deps: Pick<StaffDeps, 'db' | 'now' | 'demandKeeper'>,
  { actor, clientId }: { readonly actor: Actor; readonly clientId: ClientId },
): Promise<Portal> {
  await deps.demandKeeper(deps.db, actor);
  const portal = await findPortalRow(deps.db, clientId);
  if (!portal) throw new PiazzaError('page.not_found');
  if (portal.status === 'disabled') throw new PiazzaError('portal.unknown', { clientId });
  const { memberId } = actor;
  const by = { at: deps.now(), actor: memberId, subject: memberId };
  await appendAudit(deps.db, { action: 'portal.rehearse', ...by, data: { clientId } });
  return portal;
}
