// SPDX-License-Identifier: AGPL-3.0-or-later
import type { JoinWay } from '../joining/ways.js';
import type { StintPath } from '../stint.js';
import { bestFor, meetsDemand, type AffiliationDemand, type HeldAffiliation } from './demand.js';

/**
 * Where a member has to belong who came in by a path: one of these is enough, and nothing is asked where there
 * are none. By the rules of now; where the path is open no more, by what every other way asks. Staff who keep the
 * place of a manager, and who sits for an organisation, are asked for nothing.
 * @param path of who took a leaving back, the one by which they came first
 */
export function demandsOn(ways: readonly JoinWay[], path: StintPath): readonly AffiliationDemand[] {
  if (path === 'appointed' || path === 'seat') return [];
  const own = ways.find((way) => way.path === path);
  const asking = own ? [own] : ways;
  const demands = asking.flatMap(({ affiliation }) => affiliation ?? []);
  return demands.length === asking.length ? demands : [];
}

/** Whether somebody belongs where one of these asks; always where nothing is asked. */
export const belongsFor = (
  demands: readonly AffiliationDemand[],
  held: readonly HeldAffiliation[],
): boolean => demands.length === 0 || demands.some((demand) => bestFor(demand, held));

/** Whether a membership has nothing to rest on once an affiliation is gone that it rested on. */
export const isLostWith = (
  demands: readonly AffiliationDemand[],
  { lost, left }: { readonly lost: HeldAffiliation; readonly left: readonly HeldAffiliation[] },
): boolean => demands.some((demand) => meetsDemand(lost, demand)) && !belongsFor(demands, left);
