// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AffiliationId } from '../../../kernel/ids.js';
import { higher, reaches, type Level } from '../../../kernel/level.js';
import type { Community } from '../community.js';
import { bestFor, type AffiliationDemand, type HeldAffiliation } from '../organisations/demand.js';
import { unmetAge, type Ages, type UnmetAge } from './ages.js';
import { resultOf, type JoinWay } from './ways.js';

/** Who would join, as far as the rules ask. */
export interface Candidate {
  /** Of this very sign-in, not the best that the member has. */
  readonly level: Level;
  readonly provider: string;
  readonly isMember: boolean;
  readonly hasPendingRequest: boolean;
  /** Holds an invitation that still stands. */
  readonly invited: boolean;
  /** What a provider once said; undefined when none did. */
  readonly ageClass: 'minor' | 'adult' | undefined;
  /** Domains of addresses that the person has proven. */
  readonly emailDomains: readonly string[];
  /** Where the person belongs, said or proven. */
  readonly affiliations: readonly HeldAffiliation[];
  /** Until when a refused request may not be sent again. */
  readonly refusedUntil: Date | undefined;
  /** Whether the questions that go with a request are still to be answered. */
  readonly formMissing: boolean;
  /** Whether terms in force are still to be accepted. */
  readonly termsMissing: boolean;
  /** Kept out by a decision of the community or of the region; without an end where none is given. */
  readonly barred?: { readonly until: Date | undefined } | undefined;
}

/** One reason why somebody may not join now; the codes are those of errors, so that each has a sentence. */
export type UnmetCondition =
  | { readonly code: 'community.not_active'; readonly status: Community['status'] }
  | { readonly code: 'session.required' }
  | { readonly code: 'membership.already_member' }
  | { readonly code: 'membership.closed' }
  | { readonly code: 'membership.barred'; readonly until: Date | undefined }
  | UnmetOfWay;

/** The sign-in does not do; with what another one has to be, so that no other is asked for. */
export type UnmetProof =
  | {
      readonly code: 'session.level_too_low';
      readonly minimum: Level;
      readonly level: Level;
      readonly admitted?: readonly string[] | undefined;
    }
  | {
      readonly code: 'membership.provider_not_admitted';
      readonly minimum: Level;
      readonly admitted: readonly string[];
    };

/** A reason that concerns one way in. */
export type UnmetOfWay =
  | { readonly code: 'membership.request_pending' }
  | { readonly code: 'membership.not_invited' }
  | { readonly code: UnmetAge }
  | { readonly code: 'membership.too_soon'; readonly until: Date }
  | UnmetProof
  | { readonly code: 'membership.address_missing'; readonly domains: readonly string[] }
  | { readonly code: 'membership.affiliation_missing'; readonly demand: AffiliationDemand }
  | { readonly code: 'membership.form_not_filled' }
  | { readonly code: 'membership.terms_not_accepted' };

export type JoinRules = Pick<
  Community,
  'status' | 'ways' | 'minimumLevel' | 'admittedProviders' | 'ages'
>;
export type Floor = Pick<Community, 'minimumLevel' | 'admittedProviders' | 'ages'>;

/**
 * Every reason why this person may not join this community now, the final ones first; empty when they may.
 * Where there are several ways in, the reasons are those of the nearest.
 * @param candidate undefined for a signed-out visitor.
 */
export function unmetConditions(
  community: JoinRules,
  candidate: Candidate | undefined,
): readonly UnmetCondition[] {
  const unmet: UnmetCondition[] = [];
  if (community.status !== 'active') {
    unmet.push({ code: 'community.not_active', status: community.status });
  }
  if (candidate?.isMember) return [...unmet, { code: 'membership.already_member' }];
  if (community.ways.length === 0) unmet.push({ code: 'membership.closed' });
  if (!candidate) return [...unmet, { code: 'session.required' }];
  if (candidate.barred) {
    return [...unmet, { code: 'membership.barred', until: candidate.barred.until }];
  }
  const [nearest] = waysByDistance(community, candidate);
  return [...unmet, ...(nearest?.unmet ?? [])];
}

export interface MeasuredWay {
  readonly way: JoinWay;
  readonly unmet: readonly UnmetOfWay[];
}

/** The ways in, those that ask least of this person first; among equals, at once before on request. */
export function waysByDistance(
  community: Omit<JoinRules, 'status'>,
  candidate: Candidate,
): readonly MeasuredWay[] {
  const measured = community.ways.map((way) => ({
    way,
    unmet: unmetOfWay(community, way, candidate),
  }));
  return measured.sort(
    (a, b) =>
      Number(isFinal(a)) - Number(isFinal(b)) ||
      beforehand(a.unmet).length - beforehand(b.unmet).length ||
      Number(resultOf(a.way) === 'submit') - Number(resultOf(b.way) === 'submit'),
  );
}

/** What the page of joining itself settles, in the same form. */
const settledInForm: ReadonlySet<UnmetCondition['code']> = new Set([
  'membership.form_not_filled',
  'membership.terms_not_accepted',
] as const);

/** What has to be done before the page of joining can be of use. */
export const beforehand = <Unmet extends UnmetCondition>(
  unmet: readonly Unmet[],
): readonly Unmet[] => unmet.filter(({ code }) => !settledInForm.has(code));

/** Whether something stands in the way that no act of the person's own can change. */
export const isFinal = ({ unmet }: MeasuredWay): boolean =>
  unmet.some(({ code }) => finalCodes.has(code));

const finalCodes: ReadonlySet<UnmetCondition['code']> = new Set([
  'membership.request_pending',
  'membership.not_invited',
  'membership.adults_only',
  'membership.minors_only',
  'membership.too_soon',
] as const);

/** What one way still asks of this person; final reasons first. */
export function unmetOfWay(
  floor: Floor,
  way: JoinWay,
  candidate: Candidate,
): readonly UnmetOfWay[] {
  const unmet: UnmetOfWay[] = [];
  if (way.path === 'invitation' && !candidate.invited) {
    unmet.push({ code: 'membership.not_invited' });
  }
  if (way.path === 'approval') unmet.push(...unmetOfRequest(candidate));
  const age = unmetAge(agesFor(floor, way), candidate.ageClass);
  if (age) unmet.push({ code: age });
  unmet.push(...unmetProof(floor, way, candidate), ...unmetAddress(way, candidate));
  unmet.push(...unmetAffiliation(way, candidate.affiliations));
  if (way.path === 'approval' && candidate.formMissing) {
    unmet.push({ code: 'membership.form_not_filled' });
  }
  if (candidate.termsMissing) unmet.push({ code: 'membership.terms_not_accepted' });
  return unmet;
}

/** The age classes that the community and this way ask for. */
export const agesFor = ({ ages }: Floor, { adults }: JoinWay): readonly Ages[] => [
  ...(ages ? [ages] : []),
  ...(adults ? (['adults'] as const) : []),
];

/** Why a request may not be sent now, whatever it would be decided by. */
export function unmetOfRequest({
  hasPendingRequest,
  refusedUntil,
}: Candidate): readonly UnmetOfWay[] {
  if (hasPendingRequest) return [{ code: 'membership.request_pending' }];
  return refusedUntil ? [{ code: 'membership.too_soon', until: refusedUntil }] : [];
}

/** What the sign-in itself must have been: its level and its provider. Asked again when a request is decided. */
export function unmetProof(
  floor: Floor,
  way: JoinWay,
  { level, provider }: Pick<Candidate, 'level' | 'provider'>,
): readonly UnmetProof[] {
  const unmet: UnmetProof[] = [];
  const { minimum, admitted } = proofFor(floor, way);
  if (!reaches(level, minimum)) {
    unmet.push({ code: 'session.level_too_low', minimum, level, admitted });
  }
  if (admitted && !admitted.includes(provider)) {
    unmet.push({ code: 'membership.provider_not_admitted', minimum, admitted });
  }
  return unmet;
}

const proofCodes: ReadonlySet<string> = new Set([
  'session.level_too_low',
  'membership.provider_not_admitted',
] satisfies UnmetProof['code'][]);

/** Whether another sign-in is what is missing. */
export const isProofCode = (code: string): code is UnmetProof['code'] => proofCodes.has(code);

/** The level and the providers that the community and this way ask for together. */
export function proofFor(
  { minimumLevel, admittedProviders }: Floor,
  way: JoinWay,
): { readonly minimum: Level; readonly admitted: readonly string[] | undefined } {
  const minimum = higher(minimumLevel, way.minimumLevel ?? 'none');
  if (!admittedProviders || !way.providers) {
    return { minimum, admitted: admittedProviders ?? way.providers };
  }
  return { minimum, admitted: admittedProviders.filter((id) => way.providers?.includes(id)) };
}

/** What a stint by this way rests on; undefined where the way asks for nothing of the kind. */
export const affiliationFor = (
  { affiliation: demand }: JoinWay,
  held: readonly HeldAffiliation[],
): AffiliationId | undefined => (demand ? bestFor(demand, held)?.id : undefined);

/** Where the person has to belong. */
function unmetAffiliation(
  { affiliation: demand }: JoinWay,
  held: readonly HeldAffiliation[],
): readonly UnmetOfWay[] {
  if (!demand || bestFor(demand, held)) return [];
  return [{ code: 'membership.affiliation_missing', demand }];
}

function unmetAddress(
  { emailDomains: domains }: JoinWay,
  { emailDomains: proven }: Candidate,
): readonly UnmetOfWay[] {
  if (!domains || domains.some((domain) => proven.includes(domain))) return [];
  return [{ code: 'membership.address_missing', domains }];
}
