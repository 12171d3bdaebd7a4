// SPDX-License-Identifier: AGPL-3.0-or-later
import { isDeepStrictEqual } from 'node:util';
import { appendAudit } from '../../audit/append.js';
import type { Db, Trx } from '../../database/database.js';
import type { Clock } from '../../kernel/clock.js';
import type { Difference } from '../../kernel/differences.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { ClientId, MemberId } from '../../kernel/ids.js';
import type { SealedBox } from '../../kernel/sealed-box.js';
import { secretPurpose, type Portal } from '../domain/portal.js';
import type { PortalDocument, PortalState } from '../domain/portal-state.js';
import { readPortalStates } from '../store/portal-states.js';
import {
  insertPortal,
  lockPortal,
  replaceServedCommunities,
  updatePortal,
} from '../store/portals.js';
import { portalTarget } from './plan-portals.js';
import { servedIds } from './register-portal.js';

/**
 * Makes the register say what a file says of one portal, whole or not at all.
 * @throws PiazzaError `configuration.changed` when it is no longer what it was at the plan,
 *   `portal.community_unknown`
 */
export async function applyPortal(
  deps: { readonly db: Db; readonly now: Clock; readonly box: SealedBox },
  input: {
    readonly actor: MemberId;
    readonly clientId: ClientId;
    readonly wanted: PortalDocument;
    readonly planned: readonly Difference[];
  },
): Promise<void> {
  const { actor, clientId, wanted, planned } = input;
  const { box } = deps;
  await deps.db.transaction().execute(async (trx) => {
    const kept = await lockPortal(trx, clientId);
    const [there] = kept ? await readPortalStates(trx, [clientId]) : [];
    const { target, changes } = portalTarget({ clientId, there, wanted, box });
    if (!isDeepStrictEqual(changes, planned)) throw changed(clientId);
    const sealed = wanted.secret && box.seal(secretPurpose, Buffer.from(wanted.secret, 'utf8'));
    const portal = await toPortal(trx, clientId, target, sealed || kept?.sealedSecret);
    if (kept) await updatePortal(trx, portal);
    else if (!(await insertPortal(trx, portal, deps.now()))) throw changed(clientId);
    await replaceServedCommunities(trx, clientId, portal.communities);
    const action = kept ? 'portal.configure' : 'portal.register';
    await appendAudit(trx, { action, at: deps.now(), actor, data: { clientId } });
  });
}

const changed = (clientId: ClientId): PiazzaError =>
  new PiazzaError('configuration.changed', { clientId });

async function toPortal(
  trx: Trx,
  clientId: ClientId,
  { communities, allowedProviders, ...state }: PortalState,
  sealedSecret: Buffer | undefined,
): Promise<Portal> {
  return {
    ...state,
    clientId,
    sealedSecret,
    allowedProviders: allowedProviders ?? undefined,
    communities: await servedIds(trx, communities),
  };
}
