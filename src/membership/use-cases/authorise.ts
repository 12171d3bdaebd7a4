// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import { later, minute, type Clock } from '../../kernel/clock.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { CommunityId } from '../../kernel/ids.js';
import { reaches } from '../../kernel/level.js';
import type { Community } from '../domain/community.js';
import type { Permission } from '../domain/permissions.js';
import { actsAsStaff, can, levelMissingFor, staffLevel, type Powers } from '../domain/policy.js';
import { readPowers } from '../store/powers.js';
import type {} from '../errors.js';

/** How fresh the proof of identity is for appointing somebody (OWASP ASVS 5.0, 7.5). */
export const grantFreshness = 15 * minute;

const visitor: Powers = {
  memberId: undefined,
  level: 'none',
  isMember: false,
  communityRoles: [],
  platformRoles: [],
};

/** What the actor may draw upon: what they hold, at the level of this very session. */
export async function powersOf(
  db: Db | Trx,
  actor: Actor | undefined,
  communityId?: CommunityId,
): Promise<Powers> {
  if (!actor) return visitor;
  const held = await readPowers(db, actor.memberId, communityId);
  const isOperator = actor.capacity === 'operator' && held.platformRoles.includes('platform_admin');
  return { ...held, memberId: actor.memberId, level: actor.level, isOperator };
}

/** @throws PiazzaError `right.missing`, or `session.level_too_low { minimum }` when a stronger sign-in would do */
export function demand(powers: Powers, permission: Permission): void {
  const missing = levelMissingFor(powers, permission);
  if (missing === null) return;
  if (missing === undefined) throw new PiazzaError('right.missing', { permission });
  throw new PiazzaError('session.level_too_low', { minimum: missing, level: powers.level });
}

/**
 * For what those read who decide who belongs, in the community or for the region.
 * @throws PiazzaError `right.missing`, `session.level_too_low`
 */
export function demandDeciding(powers: Powers): void {
  if (!can(powers, 'membership.decide')) demand(powers, 'membership.suspend');
}

/**
 * Whoever gives or takes a role, or acts for the staff, has just proven who they are, at level substantial.
 * @throws PiazzaError `session.not_fresh`, `session.level_too_low { minimum }`
 */
export function demandFresh(actor: Actor, now: Clock): void {
  if (!reaches(actor.level, staffLevel)) {
    throw new PiazzaError('session.level_too_low', { minimum: staffLevel, level: actor.level });
  }
  const until = later(actor.authenticatedAt, grantFreshness);
  if (until < now()) throw new PiazzaError('session.not_fresh', { minutes: 15 });
}

/** @throws PiazzaError `community.not_found` to whoever may not know that the community exists */
export function demandSight(powers: Powers, community: Community): void {
  if (!can(powers, 'community.see', community)) {
    throw new PiazzaError('community.not_found', { by: community.slug });
  }
}

/**
 * The same for a member, whose roles are read only where they decide.
 * @throws PiazzaError `community.not_found`
 */
export async function demandSightOf(trx: Trx, actor: Actor, community: Community): Promise<void> {
  const anybody = { ...visitor, memberId: actor.memberId, level: actor.level };
  if (can(anybody, 'community.see', community)) return;
  demandSight(await powersOf(trx, actor, community.id), community);
}

/** @throws PiazzaError `community.not_active` */
export function demandActive(community: Community): void {
  if (community.status !== 'active') {
    throw new PiazzaError('community.not_active', { status: community.status });
  }
}

/**
 * In a community that is stopped only the region acts, whatever it was stopped for; leaving is never asked for this.
 * @param permission that by which the actor does what they do
 * @throws PiazzaError `community.not_active`
 */
export function demandNotStopped(
  powers: Powers,
  community: Community,
  permission: Permission,
): void {
  if (community.status === 'frozen' && !actsAsStaff(powers, permission)) demandActive(community);
}
