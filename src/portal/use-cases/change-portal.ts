// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../database/database.js';
import { day, later } from '../../kernel/clock.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { ClientId } from '../../kernel/ids.js';
import { randomToken } from '../../kernel/tokens.js';
import { liveUntil, secretOverlap, secretPurpose } from '../domain/client-secret.js';
import type { Portal } from '../domain/portal.js';
import { lockPortal, updatePortal } from '../store/portals.js';
import { accountForPortal } from './account-for-portal.js';
import { demandKeeper, refuseFixed, type By, type StaffDeps } from './staff-deps.js';

export { secretOverlap } from '../domain/client-secret.js';

interface OfPortal extends By {
  readonly clientId: ClientId;
}

interface Renewal extends OfPortal {
  /** 0 refuses the old secret from now on. */
  readonly overlapDays?: number;
}

/**
 * A new client secret, shown once; the old one counts for some days more.
 * @throws PiazzaError `right.missing`, `portal.unknown`, `portal.kept_by_service`, `portal.public_client`,
 *   `portal.overlap_refused`; `portal.secret_overlaps` where two secrets count already and the portal may use either
 */
export async function renewSecret(
  deps: StaffDeps,
  { overlapDays = secretOverlap.standard, ...by }: Renewal,
): Promise<{ readonly secret: string; readonly formerEndsAt: Date | undefined }> {
  if (!Number.isInteger(overlapDays) || overlapDays < 0 || overlapDays > secretOverlap.most)
    throw new PiazzaError('portal.overlap_refused', { field: 'overlapDays' });
  return deps.db.transaction().execute(async (trx) => {
    const portal = await hold(deps, trx, by);
    refuseFixed(deps, by.clientId);
    const { sealedSecret: former } = portal;
    if (!former) throw new PiazzaError('portal.public_client', { clientId: by.clientId });
    const now = deps.now();
    const formerEndsAt = overlapDays === 0 ? undefined : later(now, overlapDays * day);
    if (formerEndsAt && liveUntil(portal.formerSecret, now))
      throw new PiazzaError('portal.secret_overlaps', { clientId: by.clientId });
    const secret = randomToken();
    const sealedSecret = deps.box.seal(secretPurpose, Buffer.from(secret, 'utf8'));
    const formerSecret = formerEndsAt && { sealed: former, endsAt: formerEndsAt };
    await updatePortal(trx, { ...portal, sealedSecret, formerSecret });
    await accountForPortal(deps, trx, { action: 'portal.renew_secret', ...named(by) });
    return { secret, formerEndsAt };
  });
}

/**
 * Refuses the secret before the present one from now on.
 * @throws PiazzaError `right.missing`, `portal.unknown`
 */
export async function endFormerSecret(deps: StaffDeps, by: OfPortal): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const portal = await hold(deps, trx, by);
    if (!portal.formerSecret) return;
    await updatePortal(trx, { ...portal, formerSecret: undefined });
    await accountForPortal(deps, trx, { action: 'portal.end_secret', ...named(by) });
  });
}

/**
 * Serves a portal no more, or again: its sign-ins, tokens, calls and webhooks.
 * @throws PiazzaError `right.missing`, `portal.unknown`
 */
export async function switchPortal(
  deps: StaffDeps,
  { on, ...by }: OfPortal & { readonly on: boolean },
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const portal = await hold(deps, trx, by);
    const status = on ? 'active' : 'disabled';
    if (portal.status === status) return;
    await updatePortal(trx, { ...portal, status });
    await accountForPortal(deps, trx, {
      action: on ? 'portal.enable' : 'portal.disable',
      ...named(by),
    });
  });
}

async function hold(deps: StaffDeps, trx: Trx, { actor, clientId }: OfPortal): Promise<Portal> {
  await demandKeeper(deps, trx, { actor });
  const portal = await lockPortal(trx, clientId);
  if (!portal) throw new PiazzaError('portal.unknown', { clientId });
  return portal;
}

const named = ({ actor, clientId }: OfPortal) => ({ clientId, actor: actor?.memberId });
