// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { JoinRequestId, Slug, StintId } from '../../../kernel/ids.js';
import { hashToken } from '../../../kernel/tokens.js';
import type { Community } from '../../domain/community.js';
import { invitedWay, unmetByGuest } from '../../domain/inviting/guest.js';
import { affiliationFor } from '../../domain/joining/conditions.js';
import type { JoinResult } from '../../domain/joining/ways.js';
import { stands, type Invitation } from '../../domain/inviting/invitation.js';
import { submitRequest, type Application } from '../../domain/join-request.js';
import { startStint, type Stint } from '../../domain/stint.js';
import { readCandidacy } from '../../store/candidacy.js';
import { holdCommunity } from '../../store/communities.js';
import {
  endInvitation,
  findInvitationByToken,
  isAddressOf,
  lockInvitation,
} from '../../store/invitations.js';
import { insertJoinRequest } from '../../store/join-requests.js';
import { admit } from '../admit.js';
import { demandActive } from '../authorise.js';
import { takeAnswers, type FilledForm } from '../form/take-answers.js';
import { record } from '../record.js';
import { offerInvitedRoles } from './offer-invited-roles.js';
import { acceptsAll, keepAcceptance, type Acceptance } from '../terms-of-use/accept-terms.js';
import { transact } from '../transact.js';

type Deps = { readonly db: Db; readonly now: Clock };

export type InvitationAnswer =
  | { readonly outcome: 'joined'; readonly slug: Slug; readonly stintId: StintId }
  /** The invitation went to an address that is not known to be this person's: the managers decide. */
  | { readonly outcome: 'requested'; readonly slug: Slug; readonly requestId: JoinRequestId };

interface Answer {
  readonly actor: Actor;
  /** From the link. */
  readonly token: string;
}

interface Brings {
  /** The terms that were ticked. */
  readonly accepted?: Acceptance | undefined;
  /** The questions that go with a request; not judged where the invitation takes in at once. */
  readonly filled?: FilledForm | undefined;
}

/**
 * The person who was invited comes in. Where the letter went to an address of theirs they are a member at once,
 * and a role that came with it is offered to them; otherwise the acceptance becomes a request, without the role.
 *
 * @throws PiazzaError `invitation.invalid`, `invitation.own`, `community.not_active`,
 *   `membership.already_member`, `membership.barred { until }`, `membership.adults_only`,
 *   `membership.address_missing`, `membership.affiliation_missing`, `membership.provider_not_admitted`, `session.level_too_low { minimum }`,
 *   `membership.terms_not_accepted`; and where it becomes a request `membership.request_pending`,
 *   `membership.too_soon { until }`, `membership.form_not_filled`, `join_request.form_changed`,
 *   `join_request.answers_invalid { faults }`
 */
export async function acceptInvitation(
  deps: Deps,
  { actor, token, accepted, filled }: Answer & Brings,
): Promise<InvitationAnswer> {
  return transact(deps.db, async (trx) => {
    const at = deps.now();
    const { invitation, community } = await holdInvitation(trx, { token, at });
    const isTheirs =
      invitation.address !== undefined &&
      (await isAddressOf(trx, actor.memberId, invitation.address));
    const becomes = isTheirs ? 'join' : 'submit';
    const brought = { actor, accepted, filled, becomes, at } as const;
    const affiliationId = await demandWay(trx, community, brought);
    await endAccepted(trx, invitation, { actor, at });
    if (isTheirs) return comeIn(trx, community, { invitation, actor, affiliationId, at });
    const application = await takeAnswers(trx, community.id, filled);
    return ask(trx, community, { invitation, actor, application, at });
  });
}

/**
 * The person who was invited says no; whoever holds the link may.
 * @throws PiazzaError `invitation.invalid`
 */
export async function declineInvitation(
  deps: Deps,
  { token }: Pick<Answer, 'token'>,
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const at = deps.now();
    const { invitation } = await holdInvitation(trx, { token, at });
    await endInvitation(trx, invitation.id, { status: 'declined', at });
    const data = { invitation: invitation.id };
    const community = invitation.communityId;
    await record(trx, { type: 'invitation.declined', at, community, data });
  });
}

async function holdInvitation(
  trx: Trx,
  { token, at }: { token: string; at: Date },
): Promise<{ readonly invitation: Invitation; readonly community: Community }> {
  const found = await findInvitationByToken(trx, hashToken(token));
  if (!found) throw new PiazzaError('invitation.invalid');
  const community = await holdCommunity(trx, { id: found.communityId });
  const invitation = await lockInvitation(trx, found.id);
  const isStopped = community.status === 'frozen';
  const isLast = invitation?.sentCount === found.sentCount;
  if (!invitation || !isLast || !stands(invitation, { isStopped, at })) {
    throw new PiazzaError('invitation.invalid');
  }
  return { invitation, community };
}

async function demandWay(
  trx: Trx,
  community: Community,
  {
    actor,
    accepted,
    filled,
    becomes,
    at,
  }: Brings & { actor: Actor; becomes: JoinResult; at: Date },
): Promise<Stint['affiliationId']> {
  demandActive(community);
  const pair = { communityId: community.id, memberId: actor.memberId };
  const candidacy = await readCandidacy(trx, { ...pair, at });
  const formMissing = candidacy.form !== undefined && filled === undefined;
  const termsMissing = !acceptsAll(candidacy.terms, accepted);
  const candidate = { ...actor, ...candidacy, formMissing, termsMissing };
  const [unmet] = unmetByGuest(community, candidate, becomes);
  if (unmet) throw new PiazzaError(unmet.code, { ...unmet });
  const { lang = 'it' } = accepted ?? {};
  await keepAcceptance(trx, { ...pair, owed: candidacy.terms, lang, at });
  return affiliationFor(invitedWay(community), candidacy.affiliations);
}

async function endAccepted(
  trx: Trx,
  { id, communityId }: Invitation,
  { actor, at }: { actor: Actor; at: Date },
): Promise<void> {
  await endInvitation(trx, id, { status: 'accepted', at, acceptedBy: actor.memberId });
  const who = { actor: actor.memberId, subject: actor.memberId };
  const data = { invitation: id };
  await record(trx, { type: 'invitation.accepted', at, ...who, community: communityId, data });
}

interface Accepted {
  readonly invitation: Invitation;
  readonly actor: Actor;
  readonly at: Date;
}

async function comeIn(
  trx: Trx,
  community: Community,
  { invitation, actor, affiliationId, at }: Accepted & Pick<Stint, 'affiliationId'>,
): Promise<InvitationAnswer> {
  const begun = startStint(community.id, actor, { path: 'invitation', at });
  const stint = { ...begun, invitationId: invitation.id, affiliationId };
  await admit(trx, stint, { actor: actor.memberId, at });
  await offerInvitedRoles(trx, stint, { invitations: [invitation], at });
  return { outcome: 'joined', slug: community.slug, stintId: stint.id };
}

async function ask(
  trx: Trx,
  community: Community,
  { invitation, actor, application, at }: Accepted & { application: Application | undefined },
): Promise<InvitationAnswer> {
  const submitted = submitRequest(community.id, actor, {
    message: '',
    application,
    serviceDays: community.serviceDays,
    at,
  });
  await insertJoinRequest(trx, { ...submitted, invitationId: invitation.id });
  await record(trx, {
    type: 'join_request.submitted',
    at,
    actor: actor.memberId,
    subject: actor.memberId,
    community: community.id,
    data: { request: submitted.id, invitation: invitation.id },
  });
  return { outcome: 'requested', slug: community.slug, requestId: submitted.id };
}
