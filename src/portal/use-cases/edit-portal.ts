// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Difference } from '../../kernel/differences.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { ClientId } from '../../kernel/ids.js';
import { randomToken } from '../../kernel/tokens.js';
import { authMethodOf, presentsSecret } from '../domain/auth-method.js';
import { retireSecret, secretPurpose, type Secrets } from '../domain/client-secret.js';
import { portalDifferences, stateTag, type PortalState } from '../domain/portal-state.js';
import { readPortalStates } from '../store/portal-states.js';
import { lockPortal } from '../store/portals.js';
import { accountForPortal } from './account-for-portal.js';
import { demandSound } from './demand-sound.js';
import { inRegister } from './in-register.js';
import { demandKeeper, refuseFixed, type By, type StaffDeps } from './staff-deps.js';
import { rewritePortal } from './write-portal.js';

interface Edit extends By {
  readonly clientId: ClientId;
  /** What the portal was when it was looked at; absent where nobody looked at it before. */
  readonly tag?: string | undefined;
  /** What is to be; everything else stays. */
  readonly said: Partial<PortalState>;
}

interface Edited {
  /** What is another now, field by field. */
  readonly changes: readonly Difference[];
  /** The portal's first secret, where it did without one before: given here and never again. */
  readonly secret?: string | undefined;
}

/**
 * Changes what the register says of a portal, whole or not at all; nothing happens where all of it stands already. A
 * secret that its new way of proving itself does without counts for the standard overlap more.
 * @throws PiazzaError `right.missing`, `portal.unknown`, `portal.kept_by_service`, `portal.changed_meanwhile`,
 *   `portal.secret_overlaps`, and what `demandSound` throws
 */
export async function editPortal(
  deps: StaffDeps,
  { actor, clientId, tag, said }: Edit,
): Promise<Edited> {
  return inRegister(deps.db, async (trx) => {
    await demandKeeper(deps, trx, { actor });
    refuseFixed(deps, clientId);
    const kept = await lockPortal(trx, clientId);
    const [there] = await readPortalStates(trx, [clientId]);
    if (!kept || !there) throw new PiazzaError('portal.unknown', { clientId });
    if (tag !== undefined && tag !== stateTag(there.state))
      throw new PiazzaError('portal.changed_meanwhile', { clientId });
    const target = { ...there.state, ...said };
    const changes = portalDifferences(there.state, target);
    if (changes.length === 0) return { changes };
    const { secret, ...secrets } = secretsFor(deps, kept, target);
    const hasSecret = Boolean(secrets.sealedSecret);
    await demandSound(trx, deps.ground, { ...target, clientId, hasSecret });
    await rewritePortal(trx, { clientId, ...secrets }, target);
    const action = 'portal.configure';
    const fields = changes.map(({ field }) => field);
    await accountForPortal(deps, trx, { action, clientId, actor: actor?.memberId, fields });
    return { changes, secret };
  });
}

/** What the portal presents from now on, and what it may present for some days more. */
function secretsFor(
  { box, now }: Pick<StaffDeps, 'box' | 'now'>,
  kept: Secrets,
  { metadata }: Pick<PortalState, 'metadata'>,
): Secrets & { readonly secret?: string } {
  const hasSecret = kept.sealedSecret !== undefined;
  const presents = presentsSecret(authMethodOf({ metadata, hasSecret }));
  if (!presents) return retireSecret(kept, now());
  const { sealedSecret, formerSecret } = kept;
  if (sealedSecret) return { sealedSecret, formerSecret };
  const secret = randomToken();
  return {
    sealedSecret: box.seal(secretPurpose, Buffer.from(secret, 'utf8')),
    formerSecret,
    secret,
  };
}
