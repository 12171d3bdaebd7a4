// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Actor } from '../../kernel/actor.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { ClientId } from '../../kernel/ids.js';
import { softwareOf, softwareSettings, type SoftwareSetting } from '../domain/connect.js';
import type { PresetName } from '../domain/presets.js';
import { findPortalRow } from '../store/portals.js';
import type { StaffDeps } from './staff-deps.js';

/** What the people who run a portal type into its software. */
export interface PortalConnection {
  readonly clientId: ClientId;
  readonly name: string;
  /** Undefined for software that is not among the known. */
  readonly software: PresetName | undefined;
  readonly settings: readonly SoftwareSetting[];
}

/**
 * What to type into the software of a portal.
 * @param asked.issuer `<publicUrl>/oidc`
 * @param asked.secret only where it was made just now: it is never shown again
 * @throws PiazzaError `right.missing`, `session.level_too_low`, `page.not_found`
 */
export async function connectPortal(
  deps: Pick<StaffDeps, 'db' | 'demandKeeper'>,
  asked: {
    readonly actor: Actor;
    readonly clientId: ClientId;
    readonly issuer: string;
    readonly secret?: string;
  },
): Promise<PortalConnection> {
  const { actor, clientId, issuer, secret } = asked;
  await deps.demandKeeper(deps.db, actor);
  const portal = await findPortalRow(deps.db, clientId);
  if (!portal) throw new PiazzaError('page.not_found');
  const software = softwareOf(portal);
  const shown = portal.sealedSecret ? secret : null;
  const settings = softwareSettings(software, { ...portal, issuer, secret: shown });
  return { clientId, name: portal.name, software, settings };
}
