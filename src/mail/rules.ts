// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EventType } from '../database/outbox.js';
import type { RelayedEvent } from '../database/relay.js';
import { trustId, type MemberId } from '../kernel/ids.js';
import { belongingRules } from './belonging-rules.js';
import { breakGlassRules } from './break-glass-rules.js';
import { disputeRules } from './dispute-rules.js';
import { measureRules } from './measure-rules.js';
import { organisationRules } from './organisation-rules.js';
import { programmeRules } from './programme-rules.js';
import { furtherReportRules, reportRules } from './report-rules.js';
import { roleRules } from './role-rules.js';
import { furtherSeatRules, seatRules } from './seat-rules.js';
import { staffRules } from './staff-rules.js';
import {
  everyOne,
  managersOnly,
  memberNamed,
  subject,
  type Recipients,
  type Rule,
} from './recipients.js';

type Rules = { readonly [Type in EventType]?: Rule | readonly Rule[] };

/** Who a merged member is from now on. */
const survivor = memberNamed('into');
/** Who was one for a while. */
const separated: Recipients = (event) => [...subject(event), ...memberNamed('from')(event)];

/** The staff, but for whom the event is about. */
const staffOnly: Recipients = managersOnly;
/** Who asked for a community, and who signed for it. */
const founders: Recipients = (event) => {
  const { signers } = event.data;
  const signed = Array.isArray(signers) ? signers.map((id) => trustId<MemberId>(String(id))) : [];
  return [...new Set([...subject(event), ...signed])];
};

const rules: Rules = {
  'join_request.submitted': { template: 'request_received', recipients: subject },
  'join_request.asked': { template: 'request_asked', recipients: subject },
  'join_request.escalated': {
    template: 'request_escalated',
    recipients: staffOnly,
    staff: true,
  },
  'join_request.lapsed': [
    {
      template: 'request_unreplied',
      recipients: subject,
      when: ({ data }) => data['why'] === 'unreplied',
    },
    { template: 'request_lapsed', recipients: subject },
  ],
  'community.managers_reminded': {
    template: 'requests_reminded',
    recipients: everyOne,
    managers: true,
  },
  'join_request.approved': { template: 'request_approved', recipients: subject },
  'join_request.superseded': {
    template: 'request_superseded',
    recipients: subject,
    when: ({ data }) => data['why'] === 'community_archived',
  },
  ...staffRules,
  'community.activated': [
    {
      template: 'community_reopened',
      recipients: managersOnly,
      managers: true,
      when: ({ data }) => data['was'] === 'frozen',
    },
    { template: 'community_opened', recipients: managersOnly, managers: true },
  ],
  'join_request.rejected': { template: 'request_rejected', recipients: subject },
  'community_request.submitted': [
    {
      template: 'community_request_ready',
      recipients: staffOnly,
      staff: true,
      when: ({ data }) => data['complete'] === true,
    },
    { template: 'community_request_submitted', recipients: subject },
  ],
  'promoter.invited': { template: 'promoter_asked', recipients: subject },
  'promoter.signed': {
    template: 'community_request_ready',
    recipients: staffOnly,
    staff: true,
    when: ({ data }) => data['complete'] === true,
  },
  'promoter.reminded': { template: 'promoter_asked', recipients: subject },
  'promoter.declined': { template: 'promoter_declined', recipients: memberNamed('requester') },
  'community_request.lapse_near': {
    template: 'community_request_lapse_near',
    recipients: subject,
  },
  'community_request.lapsed': { template: 'community_request_lapsed', recipients: founders },
  'community_request.questioned': {
    template: 'community_request_questioned',
    recipients: subject,
  },
  'community_request.answered': {
    template: 'community_request_answered',
    recipients: staffOnly,
    staff: true,
  },
  'community_request.refused': { template: 'community_request_refused', recipients: founders },
  'community_request.approved': { template: 'community_request_approved', recipients: founders },
  ...roleRules,
  'community.frozen': [
    {
      template: 'community_unmanaged',
      recipients: everyOne,
      staff: true,
      when: ({ data }) => data['why'] === 'no_manager',
    },
    { template: 'community_frozen', recipients: managersOnly, managers: true },
  ],
  ...measureRules,
  ...disputeRules,
  ...breakGlassRules,
  ...reportRules,
  ...belongingRules,
  ...seatRules,
  ...organisationRules,
  'member.linked': { template: 'member_linked', recipients: subject },
  'member.address_removed': { template: 'address_removed', recipients: subject },
  'release.ended': { template: 'release_ended', recipients: subject },
  'member.unlinked': { template: 'member_unlinked', recipients: subject },
  'member.merged': { template: 'member_merged', recipients: survivor },
  'member.unmerged': { template: 'member_unmerged', recipients: separated },
  'member.suspended': { template: 'member_suspended', recipients: subject },
  'member.reinstated': { template: 'member_reinstated', recipients: subject },
  'member.limited': { template: 'member_limited', recipients: subject },
  'member.unlimited': { template: 'member_unlimited', recipients: subject },
  'member.review_decided': [
    {
      template: 'review_same_person',
      recipients: subject,
      when: ({ data }) => data['verdict'] === 'same_person',
    },
    {
      template: 'review_apart',
      recipients: subject,
      when: ({ data }) => data['verdict'] === 'apart',
    },
  ],
  'member.reviewed': { template: 'member_reviewed', recipients: subject },
};

/** Of each list the first rule that fits; whoever is told by one is not told by the next. */
export const rulesFor = (event: RelayedEvent): readonly Rule[] =>
  [rules, programmeRules as Rules, furtherSeatRules as Rules, furtherReportRules as Rules].flatMap(
    (list) => {
      const rule = [list[event.type] ?? []].flat().find(({ when }) => when?.(event) !== false);
      return rule ? [rule] : [];
    },
  );
