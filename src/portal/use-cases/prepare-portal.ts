// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Actor } from '../../kernel/actor.js';
import { parsePortalAddress } from '../domain/addresses.js';
import { blankPortal, type PortalState } from '../domain/portal-state.js';
import { presetFor, type PresetName } from '../domain/presets.js';
import { searchCards, type FoundCommunity } from '../store/community-search.js';
import { listControllers } from '../store/portals.js';
import type { StaffDeps } from './staff-deps.js';

export {
  authMethodOf,
  authMethods,
  withAuthMethod,
  type AuthMethod,
} from '../domain/auth-method.js';
export { portalMetadata } from '../domain/metadata.js';
export { presetNames, type PresetName } from '../domain/presets.js';
export { apiScopes, loginScopes } from '../domain/scopes.js';
export { groupsFormats, logoutKinds, logoutReasons } from '../domain/settings.js';
export type { AttributeService } from '../domain/portal-faults.js';
export type { PortalState } from '../domain/portal-state.js';
export type { FoundCommunity } from '../store/community-search.js';

/** What helps somebody who describes a portal. */
export interface PortalAids {
  /** The bodies that answer for the portals there are. */
  readonly controllers: readonly string[];
  /** What was found of the words, twenty at most. */
  readonly found: readonly FoundCommunity[];
}

const mostFound = 20;

/**
 * What the form of a portal offers: known controllers, and the communities that the words name.
 * @throws PiazzaError `right.missing`, `session.level_too_low`
 */
export async function portalAids(
  deps: Pick<StaffDeps, 'db' | 'demandKeeper' | 'ground'>,
  asked: { readonly actor: Actor; readonly words: string; readonly locale: 'it' | 'en' },
): Promise<PortalAids> {
  const { actor, words, locale } = asked;
  await deps.demandKeeper(deps.db, actor);
  const known = await listControllers(deps.db);
  const controllers = [...new Set([deps.ground.controller, ...known])];
  const found = words === '' ? [] : await searchCards(deps.db, { words, locale, limit: mostFound });
  return { controllers, found };
}

/** What a portal of this software begins as; of any other where none is named. */
export function startOf(
  software: { readonly name: PresetName; readonly origin: string } | undefined,
): Omit<PortalState, 'sector'> {
  return { ...blankPortal, ...(software && presetFor(software.name, software.origin)) };
}

/** The address of a portal's site without the slash at its end; undefined where it is none that a portal may have. */
export function parseSite({ ground }: Pick<StaffDeps, 'ground'>, raw: string): string | undefined {
  const address = raw.trim().replace(/\/+$/, '');
  return parsePortalAddress(address, ground);
}
