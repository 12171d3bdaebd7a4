// SPDX-License-Identifier: AGPL-3.0-or-later
import { day } from '../../../kernel/clock.js';

/**
 * The acts of which a community's history tells, by kind. What somebody does for themselves alone is not in it (a
 * pause, a card, who is followed), nor what is between a person and the region (appeals, disputes, who reported).
 */
export const historyActs = {
  membership: [
    'join_request.approved',
    'join_request.rejected',
    'join_request.escalated',
    'join_request.lapsed',
    'invitation.sent',
    'invitation.revoked',
    'stint.started',
    'stint.ended',
    'stint.suspended',
    'stint.resumed',
    'removal.proposed',
    'removal.declined',
    'removal.ended',
    'suspension.ended',
    'ban.imposed',
    'ban.ended',
    'members.exported',
  ],
  roles: [
    'role.offered',
    'role.proposed',
    'role.started',
    'role.ended',
    'role.countersigned',
    'role.renewed',
    'break_glass.started',
    'break_glass.ended',
  ],
  settings: [
    'community.created',
    'community.activated',
    'community.described',
    'community.policy_set',
    'community.moved',
    'community.frozen',
    'community.archived',
    'community.term_set',
    'community.roles_chosen',
    'community.card_set',
    'community.age_set',
    'form.published',
    'terms.published',
  ],
  groups: [
    'group.created',
    'group.renamed',
    'group.ended',
    'link.proposed',
    'link.accepted',
    'link.ended',
  ],
  organisations: [
    'seat.requested',
    'seat.offered',
    'seat.started',
    'seat.ended',
    'delegate.started',
    'delegate.ended',
  ],
  moderation: [
    'card.hidden',
    'card.shown',
    'report.decided',
    'report.referred',
    'report.escalated',
    'report.reviewed',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type HistoryKind = keyof typeof historyActs;
export type HistoryAct = (typeof historyActs)[HistoryKind][number];

export const historyKinds = Object.keys(historyActs) as readonly HistoryKind[];

/** The acts of one kind, or all of them. */
export const actsOf = (kind: HistoryKind | undefined): readonly HistoryAct[] =>
  kind === undefined ? Object.values(historyActs).flat() : historyActs[kind];

/** How far back the history reaches: as long as the audit is kept at hand. */
export const historyReach = 730 * day;
