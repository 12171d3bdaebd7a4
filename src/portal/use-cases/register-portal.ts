// SPDX-License-Identifier: AGPL-3.0-or-later
import { isDeepStrictEqual } from 'node:util';
import type { Db, Trx } from '../../database/database.js';
import { day, later, type Clock } from '../../kernel/clock.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { MemberId } from '../../kernel/ids.js';
import type { SealedBox } from '../../kernel/sealed-box.js';
import { secretOverlap, secretPurpose } from '../domain/client-secret.js';
import type { Portal, ServedCommunities } from '../domain/portal.js';
import { plainSettings, type PortalSettings } from '../domain/settings.js';
import { listCommunityIds } from '../store/community-cards.js';
import {
  insertPortal,
  lockPortal,
  replaceServedCommunities,
  updatePortal,
} from '../store/portals.js';
import { accountForPortal } from './account-for-portal.js';
import { inRegister } from './in-register.js';

/** A portal as staff or the configuration describe it. */
export interface Registration
  extends Omit<
      Portal,
      'communities' | 'sealedSecret' | 'status' | 'formerSecret' | keyof PortalSettings
    >,
    Partial<PortalSettings> {
  /** The client secret in clear; absent for a public client. */
  readonly secret?: string | undefined;
  /** Slugs of the communities that it serves. */
  readonly communities: readonly string[] | 'all';
}

interface Deps {
  readonly db: Db;
  readonly now: Clock;
  readonly box: SealedBox;
}

/**
 * Registers a portal that delegates login and membership to us.
 * @throws PiazzaError `portal.already_registered`, `portal.community_unknown`, `portal.sector_of_another`
 */
export async function registerPortal(
  deps: Deps,
  { registration, actor }: { registration: Registration; actor?: MemberId },
): Promise<void> {
  await inRegister(deps.db, async (trx) => {
    const portal = await toPortal(deps, trx, registration);
    const inserted = await insertPortal(trx, portal, deps.now());
    if (!inserted)
      throw new PiazzaError('portal.already_registered', { clientId: portal.clientId });
    await replaceServedCommunities(trx, portal.clientId, portal.communities);
    await accountForPortal(deps, trx, {
      action: 'portal.register',
      clientId: portal.clientId,
      actor,
    });
  });
}

/**
 * Makes the register say what the configuration says of its portals, of all or of none, so that a body whose portals
 * share a sector may be renamed; others stay as they are. A secret that the configuration replaces counts for the
 * standard overlap more.
 * @throws PiazzaError `portal.community_unknown`, `portal.sector_of_another`
 */
export async function keepPortals(
  deps: Deps,
  registrations: readonly Registration[],
): Promise<void> {
  await inRegister(deps.db, async (trx) => {
    for (const registration of registrations) await keepPortal(deps, trx, registration);
  });
}

async function keepPortal(deps: Deps, trx: Trx, registration: Registration): Promise<void> {
  const portal = await toPortal(deps, trx, registration);
  const { clientId } = portal;
  if (!(await insertPortal(trx, portal, deps.now()))) {
    const kept = await lockPortal(trx, clientId);
    // Every node says this at every start: what stands already is no act.
    if (!kept || isSame(deps.box, kept, portal)) return;
    const formerSecret = formerOf(deps, kept, portal);
    await updatePortal(trx, { ...portal, formerSecret, status: kept.status });
  }
  await replaceServedCommunities(trx, clientId, portal.communities);
  await accountForPortal(deps, trx, { action: 'portal.configure', clientId });
}

/** The secret that counts beside the configured one: the one that it replaces, or the one that did already. */
function formerOf(
  { box, now }: Deps,
  { sealedSecret: sealed, formerSecret }: Portal,
  portal: Portal,
): Portal['formerSecret'] {
  // What is taken away, and not replaced, is refused at once.
  if (!portal.sealedSecret || !sealed) return undefined;
  if (hasSameSecret(box, { sealedSecret: sealed }, portal)) return formerSecret;
  return { sealed, endsAt: later(now(), secretOverlap.standard * day) };
}

/** Secrets are sealed anew each time: they are compared open. */
function hasSameSecret(
  box: SealedBox,
  kept: Pick<Portal, 'sealedSecret'>,
  portal: Pick<Portal, 'sealedSecret'>,
): boolean {
  const open = ({ sealedSecret }: Pick<Portal, 'sealedSecret'>) =>
    sealedSecret && box.open(secretPurpose, sealedSecret).toString('utf8');
  return open(kept) === open(portal);
}

/** Whether nothing is to be written. Staff alone disable a portal. */
function isSame(box: SealedBox, kept: Portal, portal: Portal): boolean {
  const facts = ({
    sealedSecret: _sealed,
    formerSecret: _former,
    status: _status,
    communities,
    ...rest
  }: Portal) => ({
    ...rest,
    // Written out, what is absent and what is undefined is the same.
    allowedProviders: rest.allowedProviders ?? null,
    communities: communities === 'all' ? communities : communities.toSorted(),
  });
  return hasSameSecret(box, kept, portal) && isDeepStrictEqual(facts(kept), facts(portal));
}

async function toPortal(deps: Deps, trx: Trx, registration: Registration): Promise<Portal> {
  const { secret, communities, ...rest } = registration;
  return {
    ...plainSettings,
    ...rest,
    sealedSecret:
      secret === undefined ? undefined : deps.box.seal(secretPurpose, Buffer.from(secret, 'utf8')),
    communities: await servedIds(trx, communities),
    status: 'active',
  };
}

/** @throws PiazzaError `portal.community_unknown` */
export async function servedIds(
  trx: Trx,
  communities: Registration['communities'],
): Promise<ServedCommunities> {
  if (communities === 'all') return 'all';
  const found = await listCommunityIds(trx, communities);
  const unknown = communities.filter((slug) => !found.has(slug));
  if (unknown.length > 0) throw new PiazzaError('portal.community_unknown', { unknown });
  return [...found.values()];
}
