// SPDX-License-Identifier: AGPL-3.0-or-later
import { PiazzaError } from '../../kernel/errors.js';
import type { ClientId } from '../../kernel/ids.js';
import { randomToken } from '../../kernel/tokens.js';
import { authMethodOf, presentsSecret } from '../domain/auth-method.js';
import { blankPortal, type PortalState } from '../domain/portal-state.js';
import { presetFor, type PresetName } from '../domain/presets.js';
import { demandSound } from './demand-sound.js';
import { registerPortal } from './register-portal.js';
import { demandKeeper, type By, type StaffDeps } from './staff-deps.js';

export { presetNames } from '../domain/presets.js';

/** A portal as somebody describes it by hand; what is not said is as the preset has it, or as for any portal. */
export interface NewPortal extends By {
  readonly clientId: ClientId;
  readonly preset?: { readonly name: PresetName; readonly origin: string } | undefined;
  readonly said: Partial<PortalState> & Pick<PortalState, 'name' | 'controller'>;
}

/**
 * Registers a portal; one that presents a secret is given its own here, and never again.
 * @throws PiazzaError `right.missing`, `portal.incomplete`, `portal.already_registered`, and what `demandSound` throws
 */
export async function addPortal(
  deps: StaffDeps,
  { clientId, preset, said, actor }: NewPortal,
): Promise<{ readonly secret: string | undefined }> {
  await demandKeeper(deps, deps.db, { actor });
  const known = preset && presetFor(preset.name, preset.origin);
  const { allowedProviders, ...state } = { ...blankPortal, sector: clientId, ...known, ...said };
  if (state.redirectUris.length === 0)
    throw new PiazzaError('portal.incomplete', { clientId, field: 'redirectUris' });
  const hasSecret = presentsSecret(authMethodOf({ ...state, hasSecret: true }));
  const described = { ...state, clientId, allowedProviders, hasSecret, isNew: true };
  await demandSound(deps.db, deps.ground, described);
  const secret = hasSecret ? randomToken() : undefined;
  const registration = {
    ...state,
    clientId,
    secret,
    allowedProviders: allowedProviders ?? undefined,
  };
  await registerPortal(deps, { registration, ...(actor && { actor: actor.memberId }) });
  return { secret };
}
