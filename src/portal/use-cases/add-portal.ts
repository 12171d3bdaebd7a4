// SPDX-License-Identifier: AGPL-3.0-or-later
import { PiazzaError } from '../../kernel/errors.js';
import type { ClientId } from '../../kernel/ids.js';
import { randomToken } from '../../kernel/tokens.js';
import { parsePortalAddress } from '../domain/addresses.js';
import { blankPortal, type PortalState } from '../domain/portal-state.js';
import { presetFor, type PresetName } from '../domain/presets.js';
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
 * Registers a portal with a secret of its own, which is given here and never again.
 * @throws PiazzaError `right.missing`, `portal.incomplete`, `portal.address_refused`, `portal.already_registered`,
 *   `portal.community_unknown`
 */
export async function addPortal(
  deps: StaffDeps,
  { clientId, preset, said, actor }: NewPortal,
): Promise<{ readonly secret: string }> {
  await demandKeeper(deps, deps.db, { actor });
  const known = preset && presetFor(preset.name, preset.origin);
  const { allowedProviders, ...state } = { ...blankPortal, sector: clientId, ...known, ...said };
  if (state.redirectUris.length === 0) throw new PiazzaError('portal.incomplete', { clientId });
  const addresses = [state.redirectUris, state.postLogoutRedirectUris, state.returnUrls].flat();
  for (const address of [...addresses, ...(state.logout.uri ? [state.logout.uri] : [])]) {
    if (parsePortalAddress(address, { loopback: deps.allowPrivate }) === undefined)
      throw new PiazzaError('portal.address_refused', { address });
  }
  const secret = randomToken();
  const registration = {
    ...state,
    clientId,
    secret,
    allowedProviders: allowedProviders ?? undefined,
  };
  await registerPortal(deps, { registration, ...(actor && { actor: actor.memberId }) });
  return { secret };
}
