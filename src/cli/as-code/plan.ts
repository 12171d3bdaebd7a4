// SPDX-License-Identifier: AGPL-3.0-or-later
import { isDeepStrictEqual } from 'node:util';
import type { Foundation } from '../../compose/foundation.js';
import type { Difference } from '../../kernel/differences.js';
import type { ErrorCode } from '../../kernel/errors.js';
import { planExternal } from '../../membership/use-cases/as-code/external.js';
import { planLinks } from '../../membership/use-cases/as-code/links.js';
import { exportStaff } from '../../membership/use-cases/as-code/operator.js';
import { planOrganisations } from '../../membership/use-cases/as-code/organisations.js';
import {
  planCommunities,
  type PlannedCommunity,
} from '../../membership/use-cases/as-code/plan-communities.js';
import { planPlatformTerms } from '../../membership/use-cases/as-code/platform-terms.js';
import { exportProgrammes, planProgrammes } from '../../membership/use-cases/as-code/programmes.js';
import { planPortals } from '../../portal/use-cases/plan-portals.js';
import type { PortalGround } from '../../portal/use-cases/staff-deps.js';
import type { AsCodeDocument } from './schema.js';

export const kinds = [
  'terms',
  'programmes',
  'organisations',
  'communities',
  'external',
  'portals',
  'links',
  'staff',
] as const;

export type Refusal = ErrorCode | 'configuration.staff_by_consent';

/** One thing of a file, and what becomes of it. */
export interface Step {
  readonly kind: (typeof kinds)[number];
  readonly key: string;
  readonly isNew: boolean;
  readonly changes: readonly Difference[];
  /** What has to happen elsewhere before it is as the file wants. */
  readonly waits: readonly string[];
  readonly refusal: Refusal | undefined;
  /** The field that is refused, where the code alone does not say it. */
  readonly field?: string | undefined;
}

/** What planning and applying stand on. */
export interface Ground extends Pick<Foundation, 'db' | 'now'> {
  readonly keys: Pick<Foundation['keys'], 'box'>;
  readonly portals: PortalGround;
}

/** How far a file reaches beyond what it mentions. */
export interface Reach {
  /** Why communities that it does not mention are archived; undefined when they stay. */
  readonly prune: { readonly reason: string } | undefined;
}

/** What a file would change, in the order in which it is done; the number of statements does not grow with it. */
export async function makePlan(
  { db, keys, portals: ground }: Omit<Ground, 'now'>,
  document: AsCodeDocument,
  { prune }: Reach,
): Promise<readonly Step[]> {
  const there = await exportProgrammes({ db });
  const placing = {
    programmes: [...there.keys(), ...Object.keys(document.programmes)],
  };
  const programmes = await planProgrammes({ db }, document.programmes);
  const organisations = await planOrganisations({ db }, document.organisations);
  const communities = await planCommunities(
    { db },
    { wanted: document.communities, prune, ...placing, hasTerms: Boolean(document.terms) },
  );
  const isPruned = prune !== undefined;
  const external = await planExternal(
    { db },
    { wanted: document.external, prune: isPruned, ...placing },
  );
  const portals = await planPortals(
    { db, box: keys.box },
    {
      wanted: document.portals,
      prune: isPruned,
      communities: communities.filter(({ isNew }) => isNew).map(({ slug }) => slug),
      ground,
    },
  );
  const of = { wanted: document.communities, planned: communities };
  const links = await planLinks({ db }, of);
  return [
    ...(await termsStep(db, document.terms)),
    ...programmes.map((one) => stepOf('programmes', one.slug, one)),
    ...organisations.map((one) => stepOf('organisations', one.slug, one)),
    ...communities.map((one) => ({ ...stepOf('communities', one.slug, one), waits: waitsOf(one) })),
    ...external.map((one) => stepOf('external', one.slug, one)),
    ...portals.map((one) => stepOf('portals', one.clientId, one)),
    ...links.map((one) => ({ ...stepOf('links', one.slug, one), waits: linksWait(one) })),
    ...(await staffSteps(db, document.staff)),
  ];
}

const stepOf = (
  kind: Step['kind'],
  key: string,
  one: Pick<Step, 'changes' | 'refusal'> & Partial<Pick<Step, 'isNew' | 'field'>>,
): Step => ({
  kind,
  key,
  isNew: one.isNew ?? false,
  changes: one.changes,
  waits: [],
  refusal: one.refusal,
  field: one.field,
});

async function termsStep(
  db: Foundation['db'],
  wanted: AsCodeDocument['terms'],
): Promise<readonly Step[]> {
  if (!wanted) return [];
  const changes = await planPlatformTerms({ db }, wanted);
  return [stepOf('terms', 'platform', { changes, refusal: undefined })];
}

const waitsOf = ({ lacks, groupsWait, homeWaits }: PlannedCommunity): readonly string[] => [
  ...(lacks.length > 0 ? [`it stays a draft until it has: ${lacks.join(', ')}`] : []),
  ...(groupsWait ? ['its groups come once it is active'] : []),
  ...(homeWaits ? ['its home comes to the portal once that serves it'] : []),
];

const linksWait = ({ waitsFor }: { readonly waitsFor: readonly string[] }): readonly string[] =>
  waitsFor.length > 0 ? [`some come once these are active: ${waitsFor.join(', ')}`] : [];

async function staffSteps(
  db: Foundation['db'],
  wanted: AsCodeDocument['staff'],
): Promise<readonly Step[]> {
  const held = await exportStaff({ db });
  return Object.entries(wanted).map(([key, members]) => {
    const actual = [...held].find(([role]) => role === key)?.[1] ?? [];
    const isSame = isDeepStrictEqual(actual.toSorted(), (members ?? []).toSorted());
    const refusal = isSame ? undefined : ('configuration.staff_by_consent' as const);
    return stepOf('staff', key, { changes: [], refusal });
  });
}
