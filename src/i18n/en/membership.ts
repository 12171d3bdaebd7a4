// SPDX-License-Identifier: AGPL-3.0-or-later
import type { membership as italian } from '../it/membership.js';
import type { Texts } from '../texts.js';

export const membership: Texts<typeof italian> = {
  'error.community.not_found': 'This community does not exist.',
  'error.community.not_active':
    'The community is not active right now: it takes in nobody and changes no roles.',
  'error.community.not_draft': 'The community is no longer being prepared.',
  'error.community.slug_taken':
    'A community has already used this address: choose another, addresses are never used twice.',
  'error.membership.already_member': 'You already belong to this community.',
  'error.membership.not_member': 'This person does not belong to the community.',
  'error.membership.request_pending':
    'Your request to join is already waiting: we write to you as soon as it is decided.',
  'error.membership.closed': 'This community takes in no new members for now.',
  'error.membership.provider_not_admitted':
    'To join this community, sign in with one of the means that it admits.',
  'error.membership.not_invited': 'This community is by invitation.',
  'error.membership.adults_only':
    'This community is for people of eighteen and over, and whoever identified you does not confirm it.',
  'error.membership.too_soon':
    'Your request was refused not long ago: you may ask again later. For a review, write to the regional staff.',
  'error.membership.address_missing':
    'To join you have to prove an e-mail address at one of the bodies that are admitted.',
  'error.membership.affiliation_missing':
    'To join you have to belong to one of the organisations that the community admits, with the proof that it asks for.',
  'error.membership.not_in_good_standing':
    'This profile is suspended or closed and cannot join communities.',
  'error.join_request.not_found': 'This request to join does not exist.',
  'error.join_request.decided': 'This request has already been decided or withdrawn.',
  'error.join_request.own': 'Nobody decides on their own request.',
  'error.join_request.reason_missing': 'A refusal needs a reason.',
  'error.join_request.not_eligible':
    'The person does not meet every condition today: the rules of the community or their profile have changed, or they have yet to accept the new terms.',
  'error.invitation.not_found': 'This invitation does not exist.',
  'error.invitation.invalid':
    'This link no longer works: the invitation was answered, has lapsed or was replaced. Ask whoever invited you for a new one.',
  'error.invitation.ended': 'This invitation has been answered, or was taken back.',
  'error.invitation.own': 'An invitation is for somebody else: whoever sent it cannot accept it.',
  'error.invitation.already_open': 'An invitation that still stands was sent to this address.',
  'error.invitation.too_often':
    'An invitation may be sent again after an hour, and no more than five times in all.',
  'error.invitation.too_many': 'You can invite between one and three hundred people at a time.',
  'error.invitation.day_full':
    'A thousand invitations were sent within a day, by this community or by you: no more go out now. None of these was sent: try again tomorrow.',
  'error.role.not_found': 'This role does not exist.',
  'error.role.answered': 'This has already been answered, or was withdrawn.',
  'error.role.lapsed': 'The offer has lapsed: it holds for fourteen days.',
  'error.role.already_held': 'The person already holds this role.',
  'error.role.already_open': 'An offer or a proposal for this role is still waiting for an answer.',
  'error.role.to_oneself': 'Nobody gives a role to themselves.',
  'error.role.not_offered': 'Only the person it was made to can answer this offer.',
  'error.role.not_proposable': 'Nobody can put themselves forward for this role.',
  'error.role.term_not_allowed': 'This role cannot be held for that long.',
  'error.role.too_early':
    'You can put yourself forward for this role after thirty days of membership.',
  'error.role.last_manager':
    'This is the last manager: name another first, because an active community is never without one.',
  'error.role.caretaker_unfit':
    'This person cannot take charge of this community: they are kept out of it, their membership is suspended or paused, or the use of their data is limited.',
  'error.role.means_too_weak':
    'This role needs a stronger means of sign-in, for example SPID or CIE, and the person has none now.',
  'error.role.dispute':
    'Between two managers, neither decides on the other: open a dispute, the regional staff decides.',
  'error.role.granter_gone':
    'Whoever offered this role can no longer give it: ask for a new offer.',
  'error.role.not_in_use': 'The community does not use this role: its managers can switch it on.',
  'error.role.not_renewable': 'A renewal is asked for in the last sixty days of a term.',
  'error.role.needs_second_signature':
    'The first manager after a caretaker needs a second signature of the regional staff.',
  'error.role.same_signature':
    'The second signature is another person’s: neither whoever gives the role nor whoever takes it on.',
  'error.staff.link_invalid': 'The link is not valid, was already used or has expired.',
  'error.staff.own_confirmation':
    'Another administrator must confirm: neither who receives the role nor who invited them.',
  'error.staff.already_held': 'You already hold this role.',
  'error.staff.not_waiting': 'This appointment is not waiting for confirmation.',
  'error.staff.still_holds_role':
    'This person holds a role on the platform: an administrator has to end it first.',
  'error.staff.last_administrator':
    'This is the last administrator of the platform: appoint another first.',

  'role.member': 'Member',
  'role.manager': 'Community manager',
  'role.caretaker': 'Caretaker',
  'role.co_manager': 'Co-manager',
  'role.membership_manager': 'Membership manager',
  'role.facilitator': 'Facilitator',
  'role.moderator': 'Moderator',
  'role.editor': 'Editor',
  'role.observer': 'Observer',
  'role.contact_person': 'Contact person',
  'role.programme_lead': 'Programme lead',
  'role.representative': 'Representative of the organisation',
  'role.delegate': 'Delegate of the organisation',
  'role.regional_staff': 'Regional staff',
  'role.support': 'Support',
  'role.privacy_officer': 'Privacy officer',
  'role.platform_admin': 'Platform administrator',

  'community.status.draft': 'being prepared',
  'community.status.active': 'active',
  'community.status.frozen': 'frozen until it has a manager',
  'community.status.archived': 'archived',
  'community.audience.open': 'open to all',
  'community.audience.mixed': 'mixed',
  'community.audience.reserved': 'reserved',
  'community.join_path.open': 'join freely',
  'community.join_path.approval': 'join on request',
  'community.join_path.affiliation': 'for people of the bodies admitted',
  'community.join_path.invitation': 'by invitation',
  'community.join_path.elsewhere': 'lives on another site',
  'community.join_path.closed': 'closed to new members',
  'community.visibility.public': 'visible to everybody',
  'community.visibility.signed_in': 'visible to whoever signs in',
  'community.visibility.hidden': 'visible to members only',
  'community.members.fewer_than_five': 'fewer than five',

  'join_request.status.pending': 'waiting',
  'join_request.status.approved': 'approved',
  'join_request.status.rejected': 'refused',
  'join_request.status.needs_info': 'waits for your reply',
  'join_request.status.lapsed': 'lapsed without an answer',
  'join_request.status.withdrawn': 'withdrawn',
  'join_request.status.superseded': 'overtaken by another way in',
  'stint.status.active': 'current',
  'stint.status.suspended': 'suspended',
  'stint.status.left': 'ended by choice',
  'stint.status.removed': 'ended by the community',
  'stint.status.closed': 'ended with the community',
  'stint.status.moved': 'moved to another profile',
  'role_grant.status.offered': 'offered',
  'role_grant.status.proposed': 'proposed',
  'role_grant.status.active': 'current',
  'role_grant.status.declined': 'declined',
  'role_grant.status.withdrawn': 'withdrawn',
  'role_grant.status.lapsed': 'lapsed without an answer',
  'role_grant.status.resigned': 'given back',
  'role_grant.status.revoked': 'revoked',
  'role_grant.status.expired': 'ended at its term',
  'role_grant.status.dropped': 'ended with the membership',
  'platform_grant.status.invited': 'invited',
  'platform_grant.status.unconfirmed': 'to be confirmed',
  'platform_grant.status.active': 'in office',
  'platform_grant.status.ended': 'ended',
};
