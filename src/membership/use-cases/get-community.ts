// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { Slug } from '../../kernel/ids.js';
import type { Community, CommunityText, ShownCount } from '../domain/community.js';
import {
  isPublic,
  publicRoles,
  type ProgrammeName,
  type RoleHolder,
} from '../domain/community-card.js';
import {
  adviseJoin,
  type Alternative,
  type Means,
  type SignInAct,
} from '../domain/joining/advice.js';
import {
  beforehand,
  unmetConditions,
  waysByDistance,
  type Candidate,
  type UnmetCondition,
} from '../domain/joining/conditions.js';
import { admittedSignIn } from '../domain/joining/reach.js';
import { headline, organisationsOf, type JoinResult } from '../domain/joining/ways.js';
import { isOpen } from '../domain/join-request.js';
import { communityRoles, type CommunityRole } from '../domain/permissions.js';
import { can, levelMissingFor, type Powers } from '../domain/policy.js';
import type { GraceReason, LiveStatus, Stint } from '../domain/stint.js';
import type { Home } from '../domain/settings/home.js';
import type { RoleGrant } from '../domain/role-grant.js';
import { offerableRoles, proposableRoles } from '../domain/roles/offerable.js';
import { readCandidacy } from '../store/candidacy.js';
import { getCommunity as readCommunity } from '../store/communities.js';
import { memberSince } from '../store/leaving/last-stint.js';
import {
  findLatestRequest,
  listRoleHolders,
  readCommunityFacts,
  type LatestRequest,
} from '../store/community-page.js';
import { listLiveGrants } from '../store/grants.js';
import { listNamedOrganisations } from '../store/organisations/held-affiliations.js';
import { findLiveStint } from '../store/stints.js';
import { demandSight, powersOf } from './authorise.js';
import { isRenewable } from './term/renew-membership.js';

/** Where the reader stands in this community, and what they may do next. */
export interface ViewerState {
  readonly memberSince: Date | undefined;
  /** How the reader's own membership stands; undefined for whoever has none. */
  readonly own: OwnMembership | undefined;
  /** Held now, strongest first. */
  readonly roles: readonly CommunityRole[];
  /** Offers to the reader, proposals by the reader, roles held: with ids, for the buttons beside them. */
  readonly grants: readonly RoleGrant[];
  readonly request: LatestRequest | undefined;
  /** A member, or somebody who asked to be one, has yet to accept terms: newer than those they accepted, or the first. */
  readonly owesTerms: boolean;
  /** Why the reader may not join now; empty when they may, after what the page of joining asks itself. */
  readonly unmet: readonly UnmetCondition[];
  /** What joining would be for this reader: at once, or by a request that is decided. */
  readonly joining: JoinResult;
  /** What the reader can do about it, each alternative enough by itself. */
  readonly alternatives: readonly Alternative[];
  /** The sign-in that some way in admits, whatever else it asks; undefined where none that is configured will do. */
  readonly admitted: SignInAct | undefined;
  /** Roles that the reader may put themselves forward for now. */
  readonly proposable: readonly CommunityRole[];
  /** Roles that the reader may offer to others. */
  readonly offerable: readonly CommunityRole[];
  /** Whether the reader sets which roles the community uses. */
  readonly choosesRoles: boolean;
  readonly seesMembers: boolean;
  readonly decidesRequests: boolean;
  /** Whether some role is theirs to give, once the community is active. */
  readonly appoints: boolean;
  readonly handlesReports: boolean;
  readonly readsHistory: boolean;
  readonly editsText: boolean;
}

export interface OwnMembership {
  readonly status: LiveStatus;
  readonly isPaused: boolean;
  readonly expiresAt: Date | undefined;
  readonly graceUntil: Date | undefined;
  readonly graceReason: GraceReason | undefined;
  readonly isRenewable: boolean;
}

export interface CommunityPage {
  readonly community: Community;
  readonly text: CommunityText;
  readonly members: ShownCount;
  readonly programmes: readonly ProgrammeName[];
  /** Where it meets. */
  readonly home: Home | undefined;
  /** Whoever answers for it, for all who see the community; every role for its members: the first of them, strongest first. */
  readonly holders: readonly RoleHolder[];
  /** Whether more hold roles here: the register of roles names them. */
  readonly hasMoreHolders: boolean;
  readonly viewer: ViewerState;
}

interface Deps {
  readonly db: Db;
  readonly now: Clock;
  /** The configured ways to sign in, for pages that advise on joining. */
  readonly means?: () => readonly Means[];
}

/**
 * One community for one reader.
 * @param viewer who reads, at the level of this session: what they may do depends on it.
 * @throws PiazzaError `community.not_found`, also for a hidden one that is not the reader's
 */
export async function getCommunity(
  deps: Deps,
  { slug, locale, viewer }: { slug: Slug; locale: 'it' | 'en'; viewer?: Actor | undefined },
): Promise<CommunityPage> {
  const community = await readCommunity(deps.db, slug);
  const powers = await powersOf(deps.db, viewer, community.id);
  demandSight(powers, community);
  const facts = await readCommunityFacts(deps.db, community.id, locale);
  const readable = powers.isMember ? communityRoles : publicRoles;
  const roles = readable.filter((role) => role !== 'contact_person');
  const of = { limit: mostHolders + 1 };
  const holders = await listRoleHolders(deps.db, community.id, { ...of, roles });
  const contacts = await listRoleHolders(deps.db, community.id, {
    ...of,
    roles: ['contact_person'],
  });
  return {
    community,
    ...facts,
    holders: [...holders.slice(0, mostHolders), ...contacts.slice(0, mostHolders)].filter(
      (holder) => powers.isMember || isPublic(holder),
    ),
    hasMoreHolders: holders.length > mostHolders || contacts.length > mostHolders,
    viewer: await viewerState(deps, { community, powers, viewer }),
  };
}

/** Of either, on the page of a community. */
const mostHolders = 50;

interface Reader {
  readonly community: Community;
  readonly powers: Powers;
  readonly viewer: Actor | undefined;
}

async function viewerState(
  { db, now, means = () => [] }: Deps,
  { community, powers, viewer }: Reader,
): Promise<ViewerState> {
  const stint = viewer && (await findLiveStint(db, community.id, viewer.memberId));
  const request = viewer && (await findLatestRequest(db, community.id, viewer.memberId));
  const grants = stint ? await listLiveGrants(db, stint.id) : [];
  const pair = viewer && { communityId: community.id, memberId: viewer.memberId };
  const candidacy =
    pair &&
    (await readCandidacy(
      db,
      { ...pair, at: now() },
      {
        isMember: stint !== undefined,
        hasPendingRequest: request !== undefined && isOpen(request),
      },
    ));
  const candidate = viewer &&
    candidacy && {
      ...viewer,
      ...candidacy,
      formMissing: candidacy.form !== undefined,
      termsMissing: candidacy.terms.length > 0,
    };
  const organisations = await listNamedOrganisations(db, organisationsOf(community.ways));
  const since = stint?.startedAt;
  const settled = stint && (await memberSince(db, stint));
  const taken = grants.map((grant) => grant.role);
  const changes = community.status === 'active';
  const proposes = changes && levelMissingFor(powers, 'role.propose') !== undefined;
  const offerable = offerableRoles(powers, community);
  return {
    memberSince: since,
    own: stint && ownMembership(stint, now()),
    roles: communityRoles.filter((role) => powers.communityRoles.includes(role)),
    grants,
    request,
    owesTerms:
      candidate?.termsMissing === true && (since !== undefined || candidate.hasPendingRequest),
    unmet: beforehand(unmetConditions(community, candidate)),
    joining: joiningFor(community, candidate),
    alternatives: adviseJoin(community, candidate, { means: means(), organisations }),
    admitted: admittedSignIn(community, means()),
    proposable: proposes ? proposableRoles(community, { taken, since: settled, now: now() }) : [],
    // While the community stands still none is offered, but those that wait can be withdrawn.
    offerable: community.status === 'draft' ? [] : offerable,
    choosesRoles: can(powers, 'community.edit_policy'),
    seesMembers: can(powers, 'member.list', community),
    decidesRequests: can(powers, 'membership.decide'),
    appoints: offerable.length > 0,
    handlesReports: can(powers, 'report.handle'),
    readsHistory: can(powers, 'audit.read_community'),
    editsText: can(powers, 'community.edit_text'),
  };
}

function joiningFor(community: Community, candidate: Candidate | undefined): JoinResult {
  const [nearest] = candidate ? waysByDistance(community, candidate) : [];
  return headline(nearest ? [nearest.way] : community.ways) === 'approval' ? 'submit' : 'join';
}

const ownMembership = (stint: Stint, at: Date): OwnMembership => ({
  status: stint.status ?? 'active',
  isPaused: stint.pausedAt !== undefined,
  expiresAt: stint.expiresAt,
  graceUntil: stint.graceUntil,
  graceReason: stint.graceReason,
  isRenewable: isRenewable(stint, at),
});
