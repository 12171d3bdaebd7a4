// SPDX-License-Identifier: AGPL-3.0-or-later
import type { OrganisationId } from '../../../kernel/ids.js';
import type { JoinWay, WayPath } from '../joining/ways.js';
import type { AffiliationProof } from '../organisations/affiliation.js';
import type { AffiliationDemand } from '../organisations/demand.js';
import type { OrganisationKind } from '../organisations/organisation.js';

export type DemandChange =
  | { readonly act: 'add'; readonly organisationId: OrganisationId }
  | { readonly act: 'remove'; readonly organisationId: OrganisationId }
  | {
      readonly act: 'rules';
      readonly kinds: readonly OrganisationKind[];
      readonly proof: AffiliationProof;
    }
  | { readonly act: 'replace'; readonly demand: AffiliationDemand }
  | { readonly act: 'clear' };

/** The organisations that a way in may name. */
export const mostNamed = 50;

const nothingYet: AffiliationDemand = { organisations: [], kinds: [], proof: 'email_domain' };

/** What a way demands after a change; undefined for nothing. */
export function changedDemand(
  demand: AffiliationDemand = nothingYet,
  change: DemandChange,
): AffiliationDemand | undefined {
  const { organisations } = demand;
  switch (change.act) {
    case 'clear':
      return undefined;
    case 'replace':
      return change.demand;
    case 'rules':
      return { organisations, kinds: change.kinds, proof: change.proof };
    case 'remove':
      return {
        ...demand,
        organisations: organisations.filter((id) => id !== change.organisationId),
      };
    case 'add':
      return { ...demand, organisations: [...new Set([...organisations, change.organisationId])] };
  }
}

/** The ways with another demand of one of them, which is opened where it was not. */
export function withDemand(
  ways: readonly JoinWay[],
  path: WayPath,
  affiliation: AffiliationDemand | undefined,
): readonly JoinWay[] {
  const held = ways.find((way) => way.path === path);
  if (!held) return affiliation ? [...ways, { path, affiliation }] : ways;
  const { affiliation: _, ...rest } = held;
  const changed = affiliation ? { ...rest, affiliation } : rest;
  return ways.flatMap((way) => {
    if (way !== held) return [way];
    return isUnconditional(changed) ? [] : [changed];
  });
}

/** New ways, with what the ways of before demand of belonging. */
export const withDemandsOf = (
  before: readonly JoinWay[],
  ways: readonly JoinWay[],
): readonly JoinWay[] =>
  ways.map((way) => {
    const affiliation = before.find(({ path }) => path === way.path)?.affiliation;
    return affiliation ? { ...way, affiliation } : way;
  });

/** The way for people of certain bodies says which. */
export const isUnconditional = ({
  path,
  emailDomains,
  affiliation,
}: Omit<JoinWay, 'affiliation'> & { readonly affiliation?: object | undefined }): boolean =>
  path === 'affiliation' && !affiliation && (emailDomains ?? []).length === 0;
