// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { GroupId, InvitationId, MemberId, Slug } from '../../../kernel/ids.js';
import type { Portal } from '../../domain/portal.js';
import type { RemovalWords } from '../../domain/scim/member-changes.js';
import { listGroups } from '../../store/scim/groups.js';
import { actorThroughPortal, type TokenSignIn } from '../acting/act-for-member.js';

/** What the membership does for SCIM, in the transaction that it is given, by its own rules. */
export interface ScimActs {
  /** Keeps everybody else's acts in the community waiting until the transaction ends. */
  holdStill(trx: Trx, slug: Slug): Promise<void>;
  /** Throws for who may not invite people: they neither read an invitation nor change what is kept beside it. */
  demandInviting(trx: Trx, act: { actor: Actor; slug: Slug }): Promise<void>;
  /** Throws for who may not change groups, or who is in them. */
  demandGroups(
    trx: Trx,
    act: { actor: Actor; slug: Slug },
    right: 'group.edit' | 'group.assign',
  ): Promise<void>;
  /** Throws for who may not remove people. */
  demandRemoving(trx: Trx, act: { actor: Actor; slug: Slug }): Promise<void>;
  invite(
    trx: Trx,
    act: { actor: Actor; slug: Slug; address: string; locale: 'it' | 'en' },
  ): Promise<InvitationId>;
  readdress(
    trx: Trx,
    act: { actor: Actor; invitationId: InvitationId; address: string },
  ): Promise<void>;
  revoke(trx: Trx, act: { actor: Actor; invitationId: InvitationId }): Promise<void>;
  createGroup(
    trx: Trx,
    act: { actor: Actor; slug: Slug; group: Slug; name: string },
  ): Promise<GroupId>;
  renameGroup(
    trx: Trx,
    act: { actor: Actor; slug: Slug; group: Slug; name: string },
  ): Promise<void>;
  endGroup(trx: Trx, act: { actor: Actor; slug: Slug; group: Slug }): Promise<void>;
  /** Of a group inside a community; who is where they shall be already stays there. */
  changeGroupMembers(
    trx: Trx,
    act: {
      actor: Actor;
      slug: Slug;
      group: Slug;
      put: readonly MemberId[];
      take: readonly MemberId[];
    },
  ): Promise<void>;
  /** Lets in who asked, and asks the others by mail; who belongs or is asked already stays as they are. */
  bringIn(
    trx: Trx,
    act: {
      actor: Actor;
      slug: Slug;
      memberId: MemberId;
      address: string | undefined;
      locale: 'it' | 'en';
    },
  ): Promise<{
    readonly outcome: 'member' | 'approved' | 'invited' | 'unreachable';
    /** Of an invitation that was sent now. */
    readonly invitationId?: InvitationId | undefined;
  }>;
  /** Removes who belongs, or proposes it where two people have to say so. */
  takeOut(
    trx: Trx,
    act: {
      actor: Actor;
      slug: Slug;
      memberId: MemberId;
      reasonCode: RemovalWords['code'];
      reason: string;
    },
  ): Promise<unknown>;
}

export interface WritingDeps {
  readonly db: Db;
  readonly acts: ScimActs;
}

/** What somebody who changes a thing takes it to be. */
export interface Expectation<Found> {
  /** Sees it as it is; throws where that is not what was expected. */
  readonly demand: (found: Found) => void;
  /** Whether anything is expected, so that nobody may change it meanwhile. */
  readonly still: boolean;
}

/** A member who writes through a portal. */
export interface Writer {
  readonly portal: Portal;
  readonly signIn: TokenSignIn;
}

export interface Writing {
  readonly trx: Trx;
  readonly actor: Actor;
  /** The one community that the portal serves. */
  readonly slug: Slug;
}

/**
 * Does in one transaction what a member asks for through a portal that serves a single community: SCIM has no place to
 * say which of several is meant.
 * @param still whether what is read must not change before it is written
 * @throws PiazzaError `scim.which_community`, `portal.unknown_subject`, `portal.community_not_served`, and what the
 *   act throws
 */
export async function writeThrough<Result>(
  { db, acts }: WritingDeps,
  { portal, signIn }: Writer,
  act: (writing: Writing) => Promise<Result>,
  { still = false }: { readonly still?: boolean } = {},
): Promise<Result> {
  return db.transaction().execute(async (trx) => {
    const slug = await onlyCommunity(trx, portal);
    if (still) await acts.holdStill(trx, slug);
    const actor = await actorThroughPortal(trx, { portal, signIn, slug });
    return act({ trx, actor, slug });
  });
}

async function onlyCommunity(trx: Trx, portal: Portal): Promise<Slug> {
  const { communities, clientId } = portal;
  const [only, ...others] = communities === 'all' ? [] : communities;
  const [community] =
    only && others.length === 0 ? await listGroups(trx, portal, { ids: [only], limit: 1 }) : [];
  if (!community) throw new PiazzaError('scim.which_community', { clientId });
  return community.slug;
}
