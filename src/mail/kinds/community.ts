// SPDX-License-Identifier: AGPL-3.0-or-later
import type { NoticeKind } from '../template.js';
import {
  aboutCommunity,
  inCommunity,
  to,
  toAppeal,
  toDispute,
  toMeasure,
  toRequest,
  toStaffCommunity,
  toStaffRequest,
  type Kind,
} from './kind.js';

const measures = inCommunity('/manage/measures');

/** The person reads the decision about them, whoever made it goes on where they made it. */
const ofAppeal: Kind['path'] = (place) => {
  if (place.isOwn) return toMeasure(place);
  return place.slug === undefined ? toAppeal(place) : measures(place);
};

const toMembers = {
  path: inCommunity(),
  refusable: 'communities',
  standing: 'member',
} as const;

/** The life of a community, and what those who answer for it have to decide. */
export const communityKinds = {
  community_request_submitted: { path: toRequest },
  community_request_questioned: { path: toRequest },
  community_request_refused: { path: toRequest },
  community_request_approved: { path: toRequest },
  community_request_ready: { path: toStaffRequest, waitsForLimited: true },
  community_request_answered: { path: toStaffRequest, waitsForLimited: true },
  promoter_asked: { path: toRequest, waitsForLimited: true },
  promoter_declined: { path: toRequest },
  community_request_lapse_near: { path: toRequest },
  community_request_lapsed: { path: toRequest },
  community_opened: { path: inCommunity(), waitsForLimited: true },
  community_reopened: { path: inCommunity(), waitsForLimited: true },
  community_frozen: { path: inCommunity(), waitsForLimited: true },
  community_unmanaged: { path: toStaffCommunity, waitsForLimited: true },
  members_caretaker: toMembers,
  members_unmanaged: toMembers,
  members_terms: { path: inCommunity('/terms'), standing: 'owes_terms' },
  platform_terms: { path: to('/condizioni'), standing: 'owes_terms' },
  community_archived: { path: aboutCommunity },
  requests_reminded: { path: inCommunity('/manage'), waitsForLimited: true },
  removal_proposed: { path: measures },
  appeal_opened: { path: toAppeal },
  appeal_decided: { path: ofAppeal, plain: 'mail.appeal_decided.plain' },
  dispute_opened: { path: toDispute },
  dispute_answered: { path: toDispute },
  dispute_decided: { path: toDispute },
  break_glass_started: { path: aboutCommunity },
} as const satisfies { readonly [Name in NoticeKind]?: Kind };
