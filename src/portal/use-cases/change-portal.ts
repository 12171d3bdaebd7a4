// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../database/database.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { ClientId } from '../../kernel/ids.js';
import { randomToken } from '../../kernel/tokens.js';
import { secretPurpose, type Portal } from '../domain/portal.js';
import { lockPortal, updatePortal } from '../store/portals.js';
import { accountForPortal } from './account-for-portal.js';
import { demandKeeper, type By, type StaffDeps } from './staff-deps.js';

interface OfPortal extends By {
  readonly clientId: ClientId;
}

/**
 * A new client secret, shown once; the old one is refused from now on.
 * @throws PiazzaError `right.missing`, `portal.unknown`, `portal.public_client`
 */
export async function renewSecret(
  deps: StaffDeps,
  by: OfPortal,
): Promise<{ readonly secret: string }> {
  return deps.db.transaction().execute(async (trx) => {
    const portal = await hold(deps, trx, by);
    if (!portal.sealedSecret)
      throw new PiazzaError('portal.public_client', { clientId: by.clientId });
    const secret = randomToken();
    const sealedSecret = deps.box.seal(secretPurpose, Buffer.from(secret, 'utf8'));
    await updatePortal(trx, { ...portal, sealedSecret });
    await accountForPortal(deps, trx, { action: 'portal.renew_secret', ...named(by) });
    return { secret };
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
