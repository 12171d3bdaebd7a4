// SPDX-License-Identifier: AGPL-3.0-or-later
import { PiazzaError } from '../../kernel/errors.js';
import type { ClientId } from '../../kernel/ids.js';
import type { Actor } from '../../kernel/actor.js';
import {
  agreementState,
  isInForce,
  responsibilityOf,
  type Agreement,
  type AgreementState,
  type Responsibility,
} from '../domain/agreement.js';
import { daysToEnd, firstReminder } from '../domain/agreement-end.js';
import { stateTag, type PortalState } from '../domain/portal-state.js';
import { liveUntil } from '../domain/client-secret.js';
import type { Portal } from '../domain/portal.js';
import { readPortalStates } from '../store/portal-states.js';
import { findPortalRow, listPortalRows, type ListedRow } from '../store/portals.js';
import { givenUpSince, portalsOutOfReach } from '../store/logouts/failures.js';
import { listLogouts, type ListedLogout } from '../store/logouts/deliveries.js';
import { listDeliveries, type ListedDelivery } from '../store/webhooks/deliveries.js';
import { listEndpoints, type KeptEndpoint } from '../store/webhooks/endpoints.js';
import type { PortalGround, StaffDeps } from './staff-deps.js';

export interface ListedPortal extends ListedRow {
  /** Without one in force nobody signs in there by national means. */
  readonly agreementState: AgreementState;
  /** Days to its end, as soon as those who could prolong it are told. */
  readonly endsIn: number | undefined;
  /** Changes, or ends of sessions, do not reach it, and staff did not want it so. */
  readonly isOutOfReach: boolean;
}

/** A portal as the register's page shows it: everything but its secret. */
export interface PortalPage {
  readonly portal: Omit<Portal, 'sealedSecret' | 'formerSecret' | 'metadata'> & {
    readonly hasSecret: boolean;
    /** Until when the secret before the present one may still be presented. */
    readonly formerSecretEndsAt: Date | undefined;
  };
  /** Without one in force nobody signs in there by national means. */
  readonly agreementState: AgreementState;
  readonly endsIn: number | undefined;
  readonly responsibility: Responsibility;
  readonly endpoints: readonly KeptEndpoint[];
  /** The newest first. */
  readonly deliveries: readonly ListedDelivery[];
  /** Ends of sessions that it was told of, the newest first. */
  readonly logouts: readonly ListedLogout[];
  /** Since when they are given up; undefined where the last one arrived. */
  readonly logoutsGivenUp: Date | undefined;
}

function endInSight(agreement: Agreement | null, now: Date): number | undefined {
  const left = daysToEnd(agreement, now);
  return left !== undefined && left <= firstReminder ? left : undefined;
}

const shownDeliveries = 50;

/**
 * Every portal of the register, by name.
 * @throws PiazzaError `right.missing`, `session.level_too_low`
 */
export async function listPortals(
  deps: Pick<StaffDeps, 'db' | 'now' | 'demandKeeper'>,
  { actor }: { readonly actor: Actor },
): Promise<readonly ListedPortal[]> {
  await deps.demandKeeper(deps.db, actor);
  const rows = await listPortalRows(deps.db);
  const now = deps.now();
  const outOfReach = await portalsOutOfReach(deps.db);
  return rows.map((row) => ({
    ...row,
    agreementState: agreementState(row.agreement, now),
    endsIn: endInSight(row.agreement, now),
    isOutOfReach: outOfReach.has(row.clientId),
  }));
}

/** A portal for whoever is about to change it. */
export interface PortalToEdit {
  readonly state: PortalState;
  /** To be handed back with the change: it is refused where somebody changed the portal meanwhile. */
  readonly tag: string;
  readonly hasSecret: boolean;
  /** The configuration of the service keeps it: nothing can be changed here. */
  readonly isFixed: boolean;
  readonly agreementState: AgreementState;
  /** What its fields may refer to. */
  readonly ground: PortalGround;
}

/**
 * All that can be said of one portal, as it stands.
 * @throws PiazzaError `right.missing`, `session.level_too_low`, `page.not_found`
 */
export async function readPortalToEdit(
  deps: Pick<StaffDeps, 'db' | 'now' | 'demandKeeper' | 'ground'>,
  { actor, clientId }: { readonly actor: Actor; readonly clientId: ClientId },
): Promise<PortalToEdit> {
  await deps.demandKeeper(deps.db, actor);
  const [found] = await readPortalStates(deps.db, [clientId]);
  if (!found) throw new PiazzaError('page.not_found');
  const { state, sealedSecret } = found;
  return {
    state,
    tag: stateTag(state),
    hasSecret: sealedSecret !== undefined,
    isFixed: deps.ground.fixed.includes(clientId),
    agreementState: agreementState(state.agreement, deps.now()),
    ground: deps.ground,
  };
}

/** Active portals to which people cannot sign in by national means, by client id. */
export async function portalsWithoutAgreement(
  deps: Pick<StaffDeps, 'db' | 'now'>,
): Promise<readonly ClientId[]> {
  const rows = await listPortalRows(deps.db);
  return rows
    .filter(({ status, agreement }) => status === 'active' && !isInForce(agreement, deps.now()))
    .map(({ clientId }) => clientId);
}

/**
 * One portal with its webhooks and what became of the last deliveries.
 * @throws PiazzaError `right.missing`, `session.level_too_low`, `page.not_found`
 */
export async function readPortal(
  deps: Pick<StaffDeps, 'db' | 'now' | 'demandKeeper' | 'ground'>,
  { actor, clientId }: { readonly actor: Actor; readonly clientId: ClientId },
): Promise<PortalPage> {
  await deps.demandKeeper(deps.db, actor);
  const found = await findPortalRow(deps.db, clientId);
  if (!found) throw new PiazzaError('page.not_found');
  const { sealedSecret, formerSecret, metadata: _metadata, ...rest } = found;
  const endpoints = await listEndpoints(deps.db, clientId);
  const deliveries = await listDeliveries(deps.db, clientId, { limit: shownDeliveries });
  const logouts = await listLogouts(deps.db, clientId, { limit: shownDeliveries });
  const formerSecretEndsAt = liveUntil(formerSecret, deps.now());
  const portal = { ...rest, hasSecret: sealedSecret !== undefined, formerSecretEndsAt };
  const state = agreementState(found.agreement, deps.now());
  const responsibility = responsibilityOf(found, deps.ground);
  const endsIn = endInSight(found.agreement, deps.now());
  const standing = { agreementState: state, endsIn, responsibility };
  const logoutsGivenUp = await givenUpSince(deps.db, clientId);
  return { portal, ...standing, endpoints, deliveries, logouts, logoutsGivenUp };
}

export interface ShownPortal extends PortalState {
  readonly responsibility: Responsibility;
  readonly formerSecretEndsAt: Date | undefined;
}

/**
 * One portal as its record says, for a command: its secrets only by their end.
 * @throws PiazzaError `portal.unknown`
 */
export async function showPortal(
  deps: Pick<StaffDeps, 'db' | 'now' | 'ground'>,
  { clientId }: { readonly clientId: ClientId },
): Promise<ShownPortal> {
  const found = await findPortalRow(deps.db, clientId);
  const [there] = await readPortalStates(deps.db, [clientId]);
  if (!found || !there) throw new PiazzaError('portal.unknown', { clientId });
  return {
    ...there.state,
    responsibility: responsibilityOf(found, deps.ground),
    formerSecretEndsAt: liveUntil(found.formerSecret, deps.now()),
  };
}
