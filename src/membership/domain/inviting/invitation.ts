// SPDX-License-Identifier: AGPL-3.0-or-later
import { day, hour, later } from '../../../kernel/clock.js';
import { newId, type CommunityId, type InvitationId, type MemberId } from '../../../kernel/ids.js';
import type { CommunityRole } from '../permissions.js';

export type InvitationEnd = 'accepted' | 'declined' | 'revoked' | 'lapsed' | 'superseded';
export type InvitationStatus = 'pending' | InvitationEnd;

/** Somebody is asked by mail to become a member, perhaps with the offer of a role. */
export interface Invitation {
  readonly id: InvitationId;
  readonly communityId: CommunityId;
  /** As it was typed, for people; undefined once it was blanked. */
  readonly address: string | undefined;
  readonly locale: 'it' | 'en';
  /** Offered, never given: it begins when the member accepts it. */
  readonly role: CommunityRole | undefined;
  readonly message: string;
  /** Those that were sent together. */
  readonly batch: string | undefined;
  readonly status: InvitationStatus;
  readonly invitedBy: MemberId;
  /** Which letter this is: each has a link of its own, and only the last one works. */
  readonly sentCount: number;
  readonly lastSentAt: Date;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** An invitation stands so long, from its last letter on. */
export const invitationDays = 30;
/** So many letters at most, and so long between two. */
export const mostLetters = 5;
export const pauseBetweenLetters = hour;
/** Addresses of invitations that are over are blanked after this. */
export const addressKept = 182 * day;

export interface Guest {
  readonly address: string;
  readonly role?: CommunityRole | undefined;
}

export function invite(
  guest: Guest,
  sent: Pick<Invitation, 'communityId' | 'invitedBy' | 'locale' | 'message' | 'batch'> & {
    readonly at: Date;
  },
): Invitation {
  const { at, ...rest } = sent;
  return {
    ...rest,
    id: newId(at.getTime()),
    address: guest.address,
    role: guest.role,
    status: 'pending',
    sentCount: 1,
    lastSentAt: at,
    createdAt: at,
    expiresAt: later(at, invitationDays * day),
  };
}

/** The same invitation with a new letter, whose link replaces the old one. */
export const sentAgain = (invitation: Invitation, at: Date): Invitation => ({
  ...invitation,
  sentCount: invitation.sentCount + 1,
  lastSentAt: at,
  expiresAt: later(at, invitationDays * day),
});

/** The same to another address, from whoever sends it there: what somebody else wrote stays with the first. */
export const sentElsewhere = (
  invitation: Invitation,
  { address, by, at }: { readonly address: string; readonly by: MemberId; readonly at: Date },
): Invitation => ({
  ...sentAgain(invitation, at),
  address,
  invitedBy: by,
  message: by === invitation.invitedBy ? invitation.message : '',
});

export const mayBeSentAgain = ({ sentCount, lastSentAt }: Invitation, at: Date): boolean =>
  sentCount < mostLetters && later(lastSentAt, pauseBetweenLetters) <= at;

/** What a letter's secret is computed from: nothing that has to be kept secret itself. */
export const letterOf = ({ id, sentCount }: Pick<Invitation, 'id' | 'sentCount'>): string =>
  `${id}:${sentCount}`;

/** Whether it can be answered still: while the community stands still it does not run out. */
export const stands = (
  { status, expiresAt }: Pick<Invitation, 'status' | 'expiresAt'>,
  { isStopped, at }: { readonly isStopped: boolean; readonly at: Date },
): boolean => status === 'pending' && (isStopped || expiresAt > at);
