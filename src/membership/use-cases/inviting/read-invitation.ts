// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Clock } from '../../../kernel/clock.js';
import { maskAddress } from '../../../kernel/email-address.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { Slug } from '../../../kernel/ids.js';
import { hashToken } from '../../../kernel/tokens.js';
import type { Community } from '../../domain/community.js';
import { stands, type Invitation } from '../../domain/inviting/invitation.js';
import type { Actor } from '../../../kernel/actor.js';
import { invitedWay, unmetByGuest } from '../../domain/inviting/guest.js';
import { signIn, type Means, type SignInAct } from '../../domain/joining/advice.js';
import { isProofCode, proofFor, type UnmetCondition } from '../../domain/joining/conditions.js';
import type { JoinResult } from '../../domain/joining/ways.js';
import { findCommunityName } from '../../store/addressees.js';
import { readCandidacy } from '../../store/candidacy.js';
import { getCommunity } from '../../store/communities.js';
import { findInvitationByToken, isAddressOf } from '../../store/invitations.js';

export interface InvitationView {
  readonly invitation: Invitation;
  readonly community: { readonly slug: Slug; readonly name: string };
  /** What accepting is for this reader: a request where it went to an address of somebody else. */
  readonly becomes: JoinResult;
  /** The address that the letter went to, masked, where the reader is not known by it. */
  readonly sentTo: string | undefined;
  /** The sign-in that is asked for on accepting; undefined where the reader's own does. */
  readonly proof: SignInAct | undefined;
  /** What else stands in the way, that the page itself does not settle. */
  readonly unmet: UnmetCondition | undefined;
}

interface Deps {
  readonly db: Db;
  readonly now: Clock;
  /** The configured ways to sign in. */
  readonly means?: () => readonly Means[];
}

interface Opened {
  readonly token: string;
  readonly locale: 'it' | 'en';
  /** Undefined for a signed-out visitor, of whom nothing is known yet. */
  readonly viewer?: Actor | undefined;
}

/**
 * What the link of a letter shows to whoever opens it: opening uses nothing up.
 * @throws PiazzaError `invitation.invalid` for a link that is unknown, replaced, answered or too old
 */
export async function readInvitation(
  deps: Deps,
  { token, locale, viewer }: Opened,
): Promise<InvitationView> {
  const invitation = await findInvitationByToken(deps.db, hashToken(token));
  const named = invitation && (await findCommunityName(deps.db, invitation.communityId, locale));
  if (!named) throw new PiazzaError('invitation.invalid');
  const community = await getCommunity(deps.db, named.slug);
  const isStopped = community.status === 'frozen';
  if (!stands(invitation, { isStopped, at: deps.now() })) {
    throw new PiazzaError('invitation.invalid');
  }
  const standing = await measure(deps, { invitation, community, viewer });
  return { invitation, community: named, ...standing };
}

interface Measured extends Pick<InvitationView, 'invitation'> {
  readonly community: Community;
  readonly viewer: Actor | undefined;
}
type Standing = Pick<InvitationView, 'becomes' | 'sentTo' | 'proof' | 'unmet'>;

async function measure(
  { db, now, means = () => [] }: Deps,
  { invitation, community, viewer }: Measured,
): Promise<Standing> {
  const way = invitedWay(community);
  const asked = signIn(community, way, means());
  if (!viewer) {
    const { minimum, admitted } = proofFor(community, way);
    const proof = minimum === 'none' && !admitted ? undefined : asked;
    return { becomes: 'join', sentTo: undefined, proof, unmet: undefined };
  }
  const { memberId } = viewer;
  const isTheirs =
    invitation.address !== undefined && (await isAddressOf(db, memberId, invitation.address));
  const becomes = isTheirs ? 'join' : 'submit';
  const candidacy = await readCandidacy(db, { communityId: community.id, memberId, at: now() });
  const candidate = { ...viewer, ...candidacy, formMissing: false, termsMissing: false };
  const missing = unmetByGuest(community, candidate, becomes);
  const { address } = invitation;
  return {
    becomes,
    sentTo: isTheirs || address === undefined ? undefined : maskAddress(address),
    proof: missing.some(({ code }) => isProofCode(code)) ? asked : undefined,
    unmet: missing.find(({ code }) => !isProofCode(code)),
  };
}
