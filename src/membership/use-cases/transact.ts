// SPDX-License-Identifier: AGPL-3.0-or-later
import { violatedConstraint } from '../../database/constraint.js';
import { isTrx, type Db, type Trx } from '../../database/database.js';
import { PiazzaError, type ErrorCode } from '../../kernel/errors.js';
import type {} from '../errors.js';

/** What the database refuses, in our words. The constraint decides races; no check before a write does. */
const refusals: Readonly<Record<string, ErrorCode>> = {
  affiliation_live_key: 'affiliation.already_there',
  affiliation_not_by_self: 'affiliation.own',
  affiliation_refusal_reason: 'affiliation.reason_missing',
  affiliation_unit: 'organisation.unit_unknown',
  community_has_manager: 'role.last_manager',
  community_group_name: 'group.name_missing',
  community_group_slug_key: 'group.slug_taken',
  group_member_once_key: 'group.already_in',
  group_member_stint: 'membership.not_member',
  community_link_live_key: 'link.already_there',
  community_link_two: 'link.to_itself',
  community_lives_elsewhere: 'community.elsewhere',
  community_low_level_reason: 'community.level_reason_missing',
  community_promoter_address_key: 'promoter.already_named',
  community_promoter_member_key: 'promoter.twice',
  community_promoter_not_by_self: 'promoter.own',
  community_request_not_by_self: 'community_request.own',
  community_request_open_key: 'community_request.already_open',
  community_request_promoters: 'community_request.needs_promoters',
  community_request_reason: 'community_request.reason_missing',
  community_slug_key: 'community.slug_taken',
  community_slug_pkey: 'community.slug_taken',
  break_glass_live_key: 'break_glass.already_open',
  dispute_judge: 'dispute.own',
  dispute_not_by_self: 'dispute.own',
  dispute_open_key: 'dispute.already_open',
  invitation_not_by_self: 'invitation.own',
  invitation_open_key: 'invitation.already_open',
  join_request_not_asked_by_self: 'join_request.own',
  join_request_not_by_self: 'join_request.own',
  join_request_open_key: 'membership.request_pending',
  join_request_reason: 'join_request.reason_missing',
  appeal_judge: 'appeal.own_decision',
  appeal_measure_id_key: 'appeal.already_made',
  measure_ban_key: 'measure.already_in_force',
  measure_not_by_self: 'measure.own',
  measure_open_key: 'measure.already_in_force',
  measure_two_people: 'measure.needs_second',
  member_in_good_standing: 'membership.not_in_good_standing',
  organisation_domain_free_mail: 'organisation.domain_of_all',
  organisation_domain_pkey: 'organisation.domain_taken',
  organisation_goes_on: 'organisation.not_active',
  organisation_grant_live_key: 'role.already_open',
  organisation_grant_not_to_self: 'role.to_oneself',
  organisation_informal: 'organisation.informal_with_code',
  organisation_code_key: 'organisation.code_taken',
  organisation_tax_code_key: 'organisation.already_there',
  member_not_banned: 'membership.barred',
  community_age_assessed: 'community.age_not_assessed',
  card_hidden_reason: 'card.reason_missing',
  card_not_hidden_by_self: 'card.own',
  card_one_key: 'card.written_meanwhile',
  card_public_for_adults: 'card.adults_only',
  card_stint: 'membership.not_member',
  platform_grant_renewed_not_by_self: 'role.to_oneself',
  platform_grant_live_key: 'staff.already_held',
  platform_grant_two_people: 'staff.own_confirmation',
  programme_community_pkey: 'programme.already_in',
  programme_grant_live_key: 'role.already_open',
  programme_grant_not_to_self: 'role.to_oneself',
  programme_slug_key: 'programme.slug_taken',
  report_not_about_self: 'report.own',
  report_judge: 'report.own',
  report_reviewer: 'report.own',
  report_open_key: 'report.already_open',
  role_grant_no_overlap: 'role.already_held',
  role_grant_not_by_self: 'role.to_oneself',
  role_grant_open_key: 'role.already_open',
  role_grant_two_signatures: 'role.same_signature',
  role_grant_stint: 'membership.not_member',
  seat_live_key: 'seat.already_there',
  seat_not_by_self: 'seat.own',
  seat_reason: 'seat.reason_missing',
  seat_delegate_live_key: 'delegate.already_named',
  seat_delegate_not_by_self: 'role.to_oneself',
  seat_delegate_one_key: 'delegate.elsewhere',
  seat_delegate_seat: 'seat.not_found',
  terms_version_key: 'terms.published_meanwhile',
  stint_affiliation: 'membership.affiliation_missing',
  stint_one_live_key: 'membership.already_member',
};

/**
 * Runs one use case in one transaction; a violated constraint comes out as the rule it stands for. Several use
 * cases that hold whole or not at all are given the transaction of the whole as their database.
 */
export async function transact<T>(db: Db | Trx, work: (trx: Trx) => Promise<T>): Promise<T> {
  try {
    return isTrx(db) ? await work(db) : await db.transaction().execute(work);
  } catch (error) {
    const constraint = violatedConstraint(error);
    const code = constraint === undefined ? undefined : refusals[constraint];
    throw code === undefined ? error : new PiazzaError(code, { constraint }, { cause: error });
  }
}
