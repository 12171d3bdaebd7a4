// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { ClientId, MemberId } from '../../../kernel/ids.js';
import { contactsOf, type PortalContacts } from '../../domain/metadata.js';
import type { Release } from '../../domain/release.js';
import { readsByItself } from '../../domain/scopes.js';
import { findAccountRow } from '../../store/accounts.js';
import { findPortalRow } from '../../store/portals.js';
import { findRelease, listReleases } from '../../store/releases/releases.js';
import { claimsOf, type ClaimSources } from './claims-of.js';

export type { Release } from '../../domain/release.js';

/** Every portal that was shown to receive something of a member, by name. */
export async function releasesOf(
  { db }: { readonly db: Db },
  memberId: MemberId,
): Promise<readonly Release[]> {
  return listReleases(db, memberId);
}

/** What one portal received, as it stands now. */
export interface ReadRelease {
  readonly release: Release;
  /** Claims that it received and that say something today, by name. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Where its controller answers. */
  readonly contacts: PortalContacts;
  /** Whether it may also ask while the member is away. */
  readonly readsByItself: boolean;
}

/** @throws PiazzaError `page.not_found` for a portal that never received anything of the member */
export async function readRelease(
  deps: { readonly db: Db } & ClaimSources,
  { actor, clientId }: { readonly actor: Actor; readonly clientId: ClientId },
): Promise<ReadRelease> {
  const { memberId } = actor;
  const release = await findRelease(deps.db, { memberId, clientId });
  const portal = release && (await findPortalRow(deps.db, clientId));
  const account = portal && (await findAccountRow(deps.db, portal, memberId));
  if (!release || !portal || !account) throw new PiazzaError('page.not_found');
  const wanted = release.received;
  const all = { ...(await claimsOf(deps, account, { portal, wanted })), sub: account.subject };
  const values = Object.entries(all).filter(([name]) => wanted.includes(name));
  return {
    release,
    values: Object.fromEntries(values),
    contacts: contactsOf(portal.metadata),
    readsByItself: readsByItself(portal.scopes),
  };
}
