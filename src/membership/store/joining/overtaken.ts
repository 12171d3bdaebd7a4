// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Part } from '../../../database/together.js';
import {
  trustId,
  type CommunityId,
  type InvitationId,
  type JoinRequestId,
  type MemberId,
} from '../../../kernel/ids.js';
import type { Invitation } from '../../domain/inviting/invitation.js';
import { openStatuses } from '../../domain/join-request.js';
import type { CommunityRole } from '../../domain/permissions.js';

/** What was open between a person and a community when a membership began. */
export interface Overtaken {
  readonly request: JoinRequestId | undefined;
  readonly invitations: readonly OvertakenInvitation[];
}

export type OvertakenInvitation = Pick<Invitation, 'id' | 'role' | 'invitedBy' | 'message'>;

export interface OvertakenRow {
  readonly request: string | null;
  readonly invitations: readonly {
    readonly id: string;
    readonly role: CommunityRole | null;
    readonly invited_by: string;
    readonly message: string;
  }[];
}

/**
 * Closes an open request of a pair and the invitations that went to a proven address of the member: an
 * address that is merely said to be somebody's must not close an invitation of somebody else's.
 */
export const overtakenParts = (
  { communityId, memberId }: { communityId: CommunityId; memberId: MemberId },
  at: Date,
): readonly Part[] => [
  {
    as: 'overtaken_request',
    text: `update join_request set status = 'superseded'
      where community_id = $1 and member_id = $2 and status in (${open}) returning id`,
    values: [communityId, memberId],
  },
  {
    as: 'overtaken_invitation',
    text: `update invitation set status = 'superseded', ended_at = $3
      where community_id = $1 and status = 'pending' and address_normalised in (
        select value_normalised from member_address where member_id = $2 and proven
      ) returning id, role, invited_by, message`,
    values: [communityId, memberId, at],
  },
  {
    text: `select (select id from overtaken_request) as request, (
      select coalesce(json_agg(i order by i.id), '[]') from overtaken_invitation i
    ) as invitations`,
    values: [],
  },
];

const open = openStatuses.map((status) => `'${status}'`).join(', ');

export const toOvertaken = ({ request, invitations }: OvertakenRow): Overtaken => ({
  request: request === null ? undefined : trustId(request),
  invitations: invitations.map((row) => ({
    id: trustId<InvitationId>(row.id),
    role: row.role ?? undefined,
    invitedBy: trustId<MemberId>(row.invited_by),
    message: row.message,
  })),
});
