// SPDX-License-Identifier: AGPL-3.0-or-later
import { reaches, type Level } from '../../../src/kernel/level.js';
import {
  communityRoles,
  platformRoles,
  type Permission,
  type RoleCode,
} from '../../../src/membership/domain/permissions.js';
import { roles } from '../../../src/membership/domain/roles.js';
import { grantRules } from '../../../src/membership/domain/terms.js';
import type { Outcome, Row, Who } from './row.js';
import { viewers, type Viewer, type ViewerName } from './viewers.js';

/** What a role still allows after a weak sign-in. */
const reading: readonly string[] = [
  'community.read',
  'member.list_public',
  'member.list_full',
  'stats.read_community',
];

/** Everything that a viewer may get of a route; more than one where it does not matter which refusal comes first. */
export function expectedOf(row: Row, name: ViewerName): readonly Outcome[] {
  const viewer: Viewer = viewers[name];
  const level = levelFor(row.may, name);
  if (viewer.level === undefined && level === undefined) return [row.visitors ?? 'sign-in'];
  if (level === undefined) return refusals(row, name);
  const proven = viewer.level ?? 'none';
  if (!reaches(proven, level) || !reaches(proven, row.from ?? 'none')) {
    // What is hidden from everybody else may be hidden from a weak sign-in too.
    return row.others === undefined ? ['step-up'] : refusals(row, name);
  }
  const exception = fitting(row.but, name);
  if (row.fresh && viewer.longAgo) return exception ? ['step-up', exception] : ['step-up'];
  return [exception ?? (typeof row.gets === 'string' ? row.gets : 'done')];
}

/** Whether the viewer is let through. */
export function isLetThrough(row: Row, name: ViewerName): boolean {
  const level = levelFor(row.may, name);
  return level !== undefined && !expectedOf(row, name).includes('step-up');
}

/** Whoever signed in weakly, or long ago, may be asked for more before anything else is looked at. */
function refusals(row: Row, name: ViewerName): readonly Outcome[] {
  const viewer: Viewer = viewers[name];
  const refusal = fitting(row.besides, name) ?? row.others ?? 'right.missing';
  const isStrong = viewer.level === 'substantial' && !viewer.longAgo;
  return isStrong ? [refusal] : [refusal, 'step-up'];
}

function fitting<Of extends Outcome>(
  exceptions: Partial<Readonly<Record<Of, Who>>> | undefined,
  name: ViewerName,
): Of | undefined {
  const codes = Object.keys(exceptions ?? {}) as Of[];
  return codes.find((code) => levelFor(exceptions?.[code] ?? 'nobody', name) !== undefined);
}

/** The weakest sign-in at which it is theirs; undefined when it is not at all. */
function levelFor(who: Who, name: ViewerName): Level | undefined {
  if (typeof who !== 'string') return weakest(who.map((one) => levelFor(one, name)));
  const viewer: Viewer = viewers[name];
  if (who === 'everybody' || who === name) return 'none';
  if (who === 'nobody') return undefined;
  if (who === 'signed in') return viewer.level && 'none';
  if (who === 'belongs') return belongs(viewer) ? 'none' : undefined;
  if (who in roles) return viewer.roles.includes(who as RoleCode) ? 'none' : undefined;
  return who in viewers ? undefined : levelOfRight(viewer.roles, who as Permission);
}

const belongs = ({ suspended, roles: held }: Viewer): boolean =>
  suspended === true || held.includes('member');

const weakest = (levels: readonly (Level | undefined)[]): Level | undefined =>
  levels.reduce((least, level) => {
    if (least === undefined || level === undefined) return least ?? level;
    return reaches(least, level) ? level : least;
  }, undefined);

const levelOfRight = (held: readonly RoleCode[], right: Permission): Level | undefined =>
  weakest(
    held
      .filter((role) => roles[role].permissions.includes(right))
      .map((role) => levelOfRole(role, right)),
  );

/** How strongly its holder signs in for it. */
function levelOfRole(role: RoleCode, right: Permission): Level {
  if (platformRoles.some((one) => one === role) || role === 'programme_lead') return 'substantial';
  if (reading.includes(right)) return 'none';
  const inCommunity = communityRoles.find((one) => one === role);
  return inCommunity ? grantRules[inCommunity].minimumLevel : 'low';
}
