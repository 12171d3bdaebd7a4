// SPDX-License-Identifier: AGPL-3.0-or-later
import { isDeepStrictEqual } from 'node:util';
import type { Foundation } from '../../compose/foundation.js';
import type { Difference } from '../../kernel/differences.js';
import type { ErrorCode } from '../../kernel/errors.js';
import { exportStaff } from '../../membership/use-cases/as-code/operator.js';
import { planCommunities } from '../../membership/use-cases/as-code/plan-communities.js';
import { exportProgrammes, planProgrammes } from '../../membership/use-cases/as-code/programmes.js';
import { planPortals } from '../../portal/use-cases/plan-portals.js';
import type { AsCodeDocument } from './schema.js';

export const kinds = ['programmes', 'communities', 'portals', 'staff'] as const;

/** One thing of a file, and what becomes of it. */
export interface Step {
  readonly kind: (typeof kinds)[number];
  readonly key: string;
  readonly isNew: boolean;
  readonly changes: readonly Difference[];
  /** What has to happen elsewhere before it is as the file wants. */
  readonly waits: readonly string[];
  readonly refusal: ErrorCode | 'configuration.staff_by_consent' | undefined;
}

/** How far a file reaches beyond what it mentions. */
export interface Reach {
  /** Why communities that it does not mention are archived; undefined when they stay. */
  readonly prune: { readonly reason: string } | undefined;
}

/** What a file would change, in the order in which it is done; the number of statements does not grow with it. */
export async function makePlan(
  { db, keys, config }: Foundation,
  document: AsCodeDocument,
  { prune }: Reach,
): Promise<readonly Step[]> {
  const there = await exportProgrammes({ db });
  const programmes = await planProgrammes({ db }, document.programmes);
  const communities = await planCommunities(
    { db },
    {
      wanted: document.communities,
      prune,
      programmes: [...there.keys(), ...Object.keys(document.programmes)],
    },
  );
  const portals = await planPortals(
    { db, box: keys.box },
    {
      wanted: document.portals,
      prune: prune !== undefined,
      communities: communities.filter(({ isNew }) => isNew).map(({ slug }) => slug),
      fixed: config.portals.map(({ clientId }) => clientId),
    },
  );
  return [
    ...programmes.map((one) => ({ ...one, kind: 'programmes', key: one.slug, waits: [] }) as const),
    ...communities.map(
      (one) => ({ ...one, kind: 'communities', key: one.slug, waits: waitsOf(one) }) as const,
    ),
    ...portals.map((one) => ({ ...one, kind: 'portals', key: one.clientId, waits: [] }) as const),
    ...(await staffSteps(db, document.staff)),
  ];
}

const waitsOf = ({
  lacks,
  groupsWait,
}: {
  lacks: readonly string[];
  groupsWait: boolean;
}): string[] => [
  ...(lacks.length > 0 ? [`it stays a draft until it has: ${lacks.join(', ')}`] : []),
  ...(groupsWait ? ['its groups come once it is active'] : []),
];

async function staffSteps(
  db: Foundation['db'],
  wanted: AsCodeDocument['staff'],
): Promise<readonly Step[]> {
  const held = await exportStaff({ db });
  return Object.entries(wanted).map(([key, members]) => {
    const actual = [...held].find(([role]) => role === key)?.[1] ?? [];
    const isSame = isDeepStrictEqual(actual.toSorted(), (members ?? []).toSorted());
    const refusal = isSame ? undefined : ('configuration.staff_by_consent' as const);
    return { kind: 'staff', key, isNew: false, changes: [], waits: [], refusal };
  });
}
