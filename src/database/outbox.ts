// SPDX-License-Identifier: AGPL-3.0-or-later
import { newId, type CommunityId, type EventId, type MemberId } from '../kernel/ids.js';
import type { Trx } from './database.js';
import { preparedOn } from './prepared.js';
import { together, type Part } from './together.js';

export const eventTypes = [
  'join_request.submitted',
  'join_request.asked',
  'join_request.resubmitted',
  'join_request.escalated',
  'join_request.lapsed',
  'join_request.approved',
  'join_request.rejected',
  'join_request.withdrawn',
  'join_request.superseded',
  'following.started',
  'following.changed',
  'following.ended',
  'mails.refused',
  'mails.wanted',
  'form.published',
  'terms.published',
  'terms.accepted',
  'invitation.sent',
  'invitation.accepted',
  'invitation.declined',
  'invitation.revoked',
  'invitation.lapsed',
  'invitation.superseded',
  'stint.started',
  'stint.ended',
  'stint.suspended',
  'stint.resumed',
  'stint.paused',
  'stint.unpaused',
  'stint.expiring',
  'stint.grace',
  'stint.renewed',
  'stint.restored',
  'removal.proposed',
  'removal.declined',
  'ban.imposed',
  'ban.ended',
  'appeal.opened',
  'appeal.answered',
  'appeal.decided',
  'break_glass.started',
  'break_glass.ended',
  'dispute.opened',
  'dispute.answered',
  'dispute.decided',
  'role.offered',
  'role.proposed',
  'role.agreed',
  'role.started',
  'role.ended',
  'community_request.submitted',
  'community_request.questioned',
  'community_request.answered',
  'community_request.approved',
  'community_request.refused',
  'community_request.withdrawn',
  'community_request.moved',
  'promoter.invited',
  'promoter.signed',
  'promoter.declined',
  'promoter.moved',
  'role.countersigned',
  'role.term_near',
  'role.overrun',
  'role.renewal_asked',
  'role.renewal_closed',
  'role.renewed',
  'group.created',
  'group.renamed',
  'group.ended',
  'group.joined',
  'group.left',
  'community.created',
  'community.described',
  'community.policy_set',
  'community.moved',
  'community.activated',
  'community.frozen',
  'community.archived',
  'community.term_set',
  'community.roles_chosen',
  'community.card_set',
  'community.age_set',
  'card.published',
  'card.changed',
  'card.withdrawn',
  'card.hidden',
  'card.shown',
  'consent.given',
  'consent.withdrawn',
  'organisation.register_refreshed',
  'organisation.dissolved',
  'organisation.created',
  'organisation.domain_verified',
  'organisation.domain_withdrawn',
  'organisation.representative_offered',
  'organisation.representative_started',
  'organisation.representative_ended',
  'seat.requested',
  'seat.offered',
  'seat.escalated',
  'seat.started',
  'seat.ended',
  'delegate.named',
  'delegate.started',
  'delegate.ended',
  'link.proposed',
  'link.accepted',
  'link.ended',
  'external.listed',
  'external.described',
  'external.withdrawn',
  'programme.created',
  'programme.described',
  'programme.community_added',
  'programme.community_removed',
  'programme.lead_offered',
  'programme.lead_started',
  'programme.lead_ended',
  'affiliation.declared',
  'affiliation.verified',
  'affiliation.refused',
  'affiliation.disclosed',
  'affiliation.concealed',
  'affiliation.ended',
  'member.created',
  'member.updated',
  'member.linked',
  'member.unlinked',
  'member.address_removed',
  'member.merged',
  'member.unmerged',
  'member.erased',
  'member.reviewed',
  'member.review_decided',
  'member.suspended',
  'member.reinstated',
  'member.limited',
  'member.unlimited',
  'staff.invited',
  'staff.taken',
  'staff.started',
  'staff.ended',
  'release.ended',
  'session.ended',
  'portal.registered',
  'portal.changed',
] as const;
export type EventType = (typeof eventTypes)[number];

/** One change, told to portals, mails and feeds. Ids only: readers ask for what they may know. */
export interface NewEvent {
  readonly type: EventType;
  readonly at: Date;
  readonly actor?: MemberId | undefined;
  readonly subject?: MemberId | undefined;
  readonly community?: CommunityId | undefined;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** Writes an event with the change it tells of: exactly one per changed row. */
export async function appendEvent(trx: Trx, event: NewEvent): Promise<EventId> {
  const row = toRow(event);
  await together(preparedOn(trx), 'event_append', [partOf(row)]);
  return row.id;
}

/** The same beside other writes of one statement. */
export const eventPart = (event: NewEvent): Part => partOf(toRow(event));

/** The events of many changes in one statement, in their order. */
export async function appendEvents(trx: Trx, events: readonly NewEvent[]): Promise<void> {
  if (events.length > 0) await trx.insertInto('outbox').values(events.map(toRow)).execute();
}

const partOf = (row: ReturnType<typeof toRow>): Part => ({
  text: `insert into outbox (id, type, at, actor, subject, community_id, data)
    values ($1, $2, $3, $4, $5, $6, $7)`,
  values: [row.id, row.type, row.at, row.actor, row.subject, row.community_id, row.data],
});

const toRow = (event: NewEvent) => ({
  id: newId<EventId>(),
  type: event.type,
  at: event.at,
  actor: event.actor ?? null,
  subject: event.subject ?? null,
  community_id: event.community ?? null,
  data: JSON.stringify(event.data ?? {}),
});
