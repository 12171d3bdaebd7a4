// SPDX-License-Identifier: AGPL-3.0-or-later
import { isDeepStrictEqual } from 'node:util';
import type { Db, Trx } from '../../database/database.js';
import type { Clock } from '../../kernel/clock.js';
import type { Difference } from '../../kernel/differences.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { ClientId, MemberId } from '../../kernel/ids.js';
import type { SealedBox } from '../../kernel/sealed-box.js';
import { secretPurpose } from '../domain/client-secret.js';
import type { Portal } from '../domain/portal.js';
import type { PortalGround } from '../domain/portal-faults.js';
import type { PortalDocument } from '../domain/portal-state.js';
import { readPortalStates } from '../store/portal-states.js';
import { insertPortal, lockPortal, replaceServedCommunities } from '../store/portals.js';
import { accountForPortal } from './account-for-portal.js';
import { demandSound } from './demand-sound.js';
import { inRegister } from './in-register.js';
import { portalTarget } from './plan-portals.js';
import { portalOf, rewritePortal } from './write-portal.js';

interface Deps {
  readonly db: Db;
  readonly now: Clock;
  readonly box: SealedBox;
  readonly ground: PortalGround;
}

/**
 * Makes the register say what a file says of one portal, whole or not at all.
 * @throws PiazzaError `configuration.changed` when it is no longer what it was at the plan,
 *   and what `demandSound` throws
 */
export async function applyPortal(
  deps: Deps,
  input: {
    readonly actor: MemberId;
    readonly clientId: ClientId;
    readonly wanted: PortalDocument;
    readonly planned: readonly Difference[];
  },
): Promise<void> {
  const { actor, clientId, wanted, planned } = input;
  const { box } = deps;
  await inRegister(deps.db, async (trx) => {
    const kept = await lockPortal(trx, clientId);
    const [there] = kept ? await readPortalStates(trx, [clientId]) : [];
    const planning = { clientId, there, wanted, box };
    const { target, changes, otherSecret, hasSecret } = portalTarget(planning);
    if (!isDeepStrictEqual(changes, planned)) throw changed(clientId);
    const sealed = otherSecret && box.seal(secretPurpose, Buffer.from(otherSecret, 'utf8'));
    const sealedSecret = hasSecret ? sealed || kept?.sealedSecret : undefined;
    await demandSound(trx, deps.ground, { ...target, clientId, hasSecret });
    // A secret that a file replaces or ends is refused at once, and so is the one before it.
    const stays = !sealed && sealedSecret === kept?.sealedSecret;
    const formerSecret = stays ? kept?.formerSecret : undefined;
    if (kept) await rewritePortal(trx, { clientId, sealedSecret, formerSecret }, target);
    else await insert(deps, trx, await portalOf(trx, { clientId, sealedSecret }, target));
    const action = kept ? 'portal.configure' : 'portal.register';
    const fields = changes.map(({ field }) => field);
    await accountForPortal(deps, trx, { action, clientId, actor, fields });
  });
}

async function insert({ now }: Deps, trx: Trx, portal: Portal): Promise<void> {
  if (!(await insertPortal(trx, portal, now()))) throw changed(portal.clientId);
  await replaceServedCommunities(trx, portal.clientId, portal.communities);
}

const changed = (clientId: ClientId): PiazzaError =>
  new PiazzaError('configuration.changed', { clientId });
