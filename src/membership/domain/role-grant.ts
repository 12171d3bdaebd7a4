// SPDX-License-Identifier: AGPL-3.0-or-later
import { day, later } from '../../kernel/clock.js';
import { newId, type CommunityId, type MemberId } from '../../kernel/ids.js';
import type { RoleGrantId, StintId } from '../../kernel/ids.js';
import type { CommunityRole } from './permissions.js';
import type { Stint } from './stint.js';
import { agreementDays, caretakerTermEnd, offerDays, termEnd } from './terms.js';

export type GrantEnd =
  | 'declined'
  | 'withdrawn'
  | 'lapsed'
  | 'resigned'
  | 'revoked'
  | 'expired'
  | 'dropped';
export type GrantStatus = 'offered' | 'proposed' | 'active' | GrantEnd;

/** A role of one member in one community: from the first word of either side to its end. */
export interface RoleGrant {
  readonly id: RoleGrantId;
  readonly stintId: StintId;
  readonly communityId: CommunityId;
  readonly memberId: MemberId;
  readonly role: CommunityRole;
  readonly status: GrantStatus;
  /** Who offered it; undefined for the member's own proposal. */
  readonly offeredBy: MemberId | undefined;
  /** Who decided for the community; undefined while open, and for a caretaker whom nobody signed for. */
  readonly grantedBy: MemberId | undefined;
  /** Given while the community was being prepared, without an offer. */
  readonly founder: boolean;
  readonly message: string;
  readonly months: number | undefined;
  readonly validFrom: Date | undefined;
  readonly validUntil: Date | undefined;
  readonly createdAt: Date;
  /** Who of the staff signed beside who gives it, for the first manager after a caretaker. */
  readonly countersignedBy?: MemberId | undefined;
  /** Since when it is kept beyond its term. */
  readonly overrunAt?: Date | undefined;
  /** Who asks for another term; the other side answers. */
  readonly renewalAskedBy?: MemberId | undefined;
  readonly renewalAskedAt?: Date | undefined;
  /** Who agreed to the last renewal for the community, and when. */
  readonly renewedBy?: MemberId | undefined;
  readonly renewedAt?: Date | undefined;
  /** Offered for the case that whoever offers it leaves; it begins then. */
  readonly onLeave?: boolean;
  /** The member's word for that case. */
  readonly agreedAt?: Date | undefined;
}

/** The other side has not answered yet. */
export function openGrant(
  stint: Stint,
  { role, by, months, message = '', onLeave = false, at }: OpenGrant,
): RoleGrant {
  return {
    ...blank(stint, role, at),
    status: by === undefined ? 'proposed' : 'offered',
    offeredBy: by,
    months,
    message,
    onLeave,
  };
}

interface OpenGrant {
  readonly role: CommunityRole;
  /** Undefined when the member proposes. */
  readonly by: MemberId | undefined;
  readonly months: number | undefined;
  readonly message?: string | undefined;
  readonly onLeave?: boolean;
  readonly at: Date;
}

/** Both sides have agreed: the term begins. */
export function activate(
  grant: RoleGrant,
  { grantedBy, months, at }: { grantedBy: MemberId; months: number; at: Date },
): RoleGrant {
  return {
    ...grant,
    status: 'active',
    grantedBy,
    months,
    validFrom: at,
    validUntil: termEnd(at, months),
  };
}

/** The first manager of a community that is still being prepared. */
export function foundingManager(
  stint: Stint,
  { by, months, at }: { by: MemberId; months: number; at: Date },
): RoleGrant {
  return {
    ...activate(blank(stint, 'manager', at), { grantedBy: by, months, at }),
    offeredBy: by,
    founder: true,
  };
}

/** Keeps the place for a month, appointed by staff or, when the last manager goes, by the platform itself. */
export function caretaker(
  stint: Stint,
  { by, at }: { by: MemberId | undefined; at: Date },
): RoleGrant {
  return {
    ...blank(stint, 'caretaker', at),
    status: 'active',
    offeredBy: by,
    grantedBy: by,
    validFrom: at,
    validUntil: caretakerTermEnd(at),
  };
}

/** Everybody by whose word it is held, or is to be. */
export const signersOf = ({
  offeredBy,
  grantedBy,
  countersignedBy,
  renewedBy,
}: RoleGrant): readonly (MemberId | undefined)[] => [
  offeredBy,
  grantedBy,
  countersignedBy,
  renewedBy,
];

/** The same role with what is left of its term and who signed for it, for the member that another was merged into. */
export const moved = (grant: RoleGrant, stint: Stint, at: Date): RoleGrant => ({
  ...grant,
  ...renewalAskedOf(grant, stint.memberId),
  id: newId(at.getTime()),
  stintId: stint.id,
  memberId: stint.memberId,
});

/** The holder goes on asking for another term; what they would be asked by themselves is asked no more. */
function renewalAskedOf(
  { memberId, renewalAskedBy, renewalAskedAt }: RoleGrant,
  to: MemberId,
): Pick<RoleGrant, 'renewalAskedBy' | 'renewalAskedAt'> {
  if (renewalAskedBy === memberId) return { renewalAskedBy: to, renewalAskedAt };
  const isAsked = renewalAskedBy !== undefined && renewalAskedBy !== to;
  return isAsked
    ? { renewalAskedBy, renewalAskedAt }
    : { renewalAskedBy: undefined, renewalAskedAt: undefined };
}

/** Whether nobody answered in time, or a word was given too long ago; the job that closes it may come later. */
export const hasLapsed = ({ status, createdAt, agreedAt }: RoleGrant, at: Date): boolean =>
  status === 'offered' &&
  (agreedAt ? later(agreedAt, agreementDays * day) : later(createdAt, offerDays * day)) <= at;

function blank(stint: Stint, role: CommunityRole, at: Date): RoleGrant {
  return {
    id: newId(at.getTime()),
    stintId: stint.id,
    communityId: stint.communityId,
    memberId: stint.memberId,
    role,
    status: 'proposed',
    offeredBy: undefined,
    grantedBy: undefined,
    founder: false,
    message: '',
    months: undefined,
    validFrom: undefined,
    validUntil: undefined,
    createdAt: at,
  };
}
