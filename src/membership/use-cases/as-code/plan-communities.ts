// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Difference } from '../../../kernel/differences.js';
import { PiazzaError, type ErrorCode } from '../../../kernel/errors.js';
import type { CommunityDocument } from '../../domain/as-code/document.js';
import { settle, type Settled } from '../../domain/as-code/settle.js';
import { blankState, stateDifferences, type CommunityState } from '../../domain/as-code/state.js';
import type { NeededToOpen } from '../../domain/settings/readiness.js';
import { platformHasTerms } from '../../store/as-code/platform-terms.js';
import { findTakenSlugs, readStates, type FoundCommunity } from '../../store/as-code/states.js';

export type { CommunityState } from '../../domain/as-code/state.js';

/** Communities by their addresses, as a file says them. */
export type WantedCommunities = Readonly<Record<string, CommunityDocument>>;

export interface PlannedCommunity {
  readonly slug: string;
  readonly isNew: boolean;
  readonly changes: readonly Difference[];
  readonly lacks: readonly NeededToOpen[];
  readonly groupsWait: boolean;
  readonly homeWaits: boolean;
  /** Whether its doors are open then. */
  readonly isOpen: boolean;
  /** Why it cannot become what the file wants. */
  readonly refusal: ErrorCode | undefined;
}

/** What there is, in one reading, by address. */
export async function exportCommunities({
  db,
}: {
  db: Db;
}): Promise<ReadonlyMap<string, CommunityState>> {
  return new Map((await readStates(db, 'all')).map(({ slug, state }) => [slug, state]));
}

interface PlanCommunities {
  readonly wanted: WantedCommunities;
  /** Why communities that the file does not mention are archived; undefined when they stay. */
  readonly prune: { readonly reason: string } | undefined;
  /** The programmes that there will be. */
  readonly programmes: readonly string[];
  /** Whether the file publishes terms of the platform, which do for every community. */
  readonly hasTerms: boolean;
}

/** What a file would change of the communities, without changing it. */
export async function planCommunities(
  { db }: { db: Db },
  { wanted, prune, programmes, hasTerms }: PlanCommunities,
): Promise<readonly PlannedCommunity[]> {
  const slugs = Object.keys(wanted);
  const found = await readStates(db, prune ? 'all' : slugs);
  const bySlug = new Map<string, FoundCommunity>(found.map((one) => [one.slug, one]));
  const taken = await findTakenSlugs(db, slugs, 'own');
  const termsThere = hasTerms || (await platformHasTerms(db));
  const rules = { platformHasTerms: termsThere, prune: prune !== undefined };
  const planned = slugs.map((slug) => {
    const there = bySlug.get(slug);
    const isTaken = !there && taken.has(slug);
    if (isTaken) return refused(slug, there, 'community.slug_taken');
    const isPlaced = wanted[slug]?.programmes?.every((one) => programmes.includes(one)) ?? true;
    return !isPlaced
      ? refused(slug, there, 'programme.not_found')
      : planOne(slug, { there, wanted: wanted[slug] ?? {}, ...rules });
  });
  const unmentioned = prune ? found.filter(({ slug }) => !(slug in wanted)) : [];
  const closing = unmentioned
    .filter(({ state }) => state.status !== 'archived')
    .map((there) => {
      const archived = { status: 'archived', statusReason: prune?.reason } as const;
      return planOne(there.slug, { there, wanted: archived, ...rules });
    });
  return [...planned, ...closing];
}

interface Planning {
  readonly there: FoundCommunity | undefined;
  readonly wanted: CommunityDocument;
  readonly platformHasTerms: boolean;
  readonly prune: boolean;
}

function planOne(slug: string, { there, ...planning }: Planning): PlannedCommunity {
  try {
    const { target, ...rest } = settled(there, planning);
    const isOpen = target.status === 'active';
    return { slug, isNew: !there, isOpen, refusal: undefined, ...rest };
  } catch (error) {
    if (!(error instanceof PiazzaError)) throw error;
    return refused(slug, there, error.code);
  }
}

const refused = (
  slug: string,
  there: FoundCommunity | undefined,
  refusal: ErrorCode,
): PlannedCommunity => ({
  slug,
  isNew: false,
  changes: [],
  lacks: [],
  groupsWait: false,
  homeWaits: false,
  isOpen: there?.state.status === 'active',
  refusal,
});

/** What one community becomes, and by which changes. */
export function settled(
  there: FoundCommunity | undefined,
  rules: Omit<Planning, 'there'>,
): Settled & { readonly changes: readonly Difference[] } {
  const { state: actual, activeManagers = 0, portals = [] } = there ?? {};
  const result = settle({ ...rules, actual, activeManagers, portals });
  return { ...result, changes: stateDifferences(actual ?? blankState, result.target) };
}
