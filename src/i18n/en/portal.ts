// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Texts } from '../texts.js';
import type { portal as italian } from '../it/portal.js';

export const portal: Texts<typeof italian> = {
  'error.portal.unknown': 'This portal is not registered with Piazza, or no longer active.',
  'error.portal.already_registered': 'A portal with this identifier exists already.',
  'error.portal.public_client': 'This portal is a public client: it has no secret.',
  'error.portal.interaction_gone':
    'The sign-in to the portal has expired or began in another window. Go back to the portal and sign in again.',
  'error.portal.request_refused':
    'The portal sent a request that we cannot accept. Let those who run it know.',
  'error.portal.membership_required':
    'This portal is for members of the communities that it serves. Join one of them and try again.',
  'error.portal.return_address_refused':
    'The address to go back to is not among those that the portal registered.',
  'error.portal.unknown_subject': 'The portal does not know this person.',
  'error.portal.community_not_served': 'The portal does not serve this community.',
  'error.portal.address_refused':
    'An address of the portal will not do: it must be https and exact, without wildcard, credentials or fragment.',
  'error.portal.incomplete': 'A new portal needs a name, a controller and redirect addresses.',
  'error.portal.auth_method_unknown':
    'A portal proves itself by client_secret_basic, client_secret_post, private_key_jwt or none.',
  'error.portal.secret_needed': 'A portal that presents a secret has to have one.',
  'error.portal.secret_unused':
    'A portal that signs with a key of its own, or is a public client, has no secret.',
  'error.portal.keys_needed':
    'The public keys of what the portal signs with are needed: here (jwks) or at their address (jwks_uri).',
  'error.portal.pkce_needed':
    'Only a portal that presents a secret of its own, or signs with a key of its own, may do without PKCE (pkceRequired).',
  'error.portal.scope_unknown': 'One of the scopes named for the portal does not exist.',
  'error.portal.provider_unknown':
    'One of the ways to sign in named for the portal is not configured.',
  'error.portal.attribute_service_unknown':
    'The SPID metadata has no attribute service of this index.',
  'error.portal.sector_of_another':
    'This sector is another body’s: portals of different bodies never know a person by the same identifier. Leave it empty for a sector of its own, or write the body as at the other portals of the sector. A body that has a new name is renamed by the operator at all its portals at once (piazza portal rename-controller).',
  'error.portal.controller_unknown': 'No portal names this body.',
  'error.portal.changed_meanwhile':
    'Somebody else has changed this portal meanwhile. Read it again and repeat your change.',
  'error.portal.secret_overlaps':
    'The secret before still counts: end it before making another, or renew without an overlap.',
  'error.portal.overlap_refused': 'The secret before may still count for 0 to 30 days.',
  'error.portal.agreement_missing':
    'Signing in to this portal takes SPID, CIE or another national means, but the portal has no agreement in force to use them. Go back to the portal and let those who run it know.',
  'error.portal.kept_by_service':
    'This portal is written in the configuration of the service: change it there.',
  'error.portal.community_unknown': 'One of the communities named for the portal does not exist.',
  'error.webhook.address_refused':
    'The address of the webhook will not do: it must be https and carry no credentials.',
  'error.webhook.already_there': 'The portal has a webhook at this address already.',
  'error.webhook.not_found': 'There is no such webhook.',
  'error.logout.not_found': 'This sign-out is not among those that the portal is told of.',
  'error.logout.waiting': 'The portal is about to be told of the end of this session already.',
  'error.api.token_missing': 'The access token is missing.',
  'error.api.token_invalid': 'The access token is not valid or has expired.',
  'error.api.scope_missing': 'The access token does not include the permission this needs.',
  'error.api.portal_only':
    'The portal asks this by itself, with its own credentials, not with the token of a member.',
  'error.api.level_too_low':
    'The person signed in to the portal less strongly than this needs: they must sign in again with a stronger means.',
  'error.api.sign_in_too_old':
    'The person signed in to the portal too long ago for this: they must sign in again.',
  'error.api.not_a_member': 'The portal knows no such member of this community.',
  'error.api.stale': 'It has changed since the portal read it: read it again.',
  'error.api.key_reused': 'This Idempotency-Key was given to another request.',
  'error.scim.confidential_only': 'SCIM is only for portals that keep a secret.',
  'error.scim.invalid_syntax': 'The SCIM message is not written correctly.',
  'error.scim.invalid_value': 'A value of the SCIM message is missing or does not fit.',
  'error.scim.invalid_path': 'The path does not lead to an attribute of this resource.',
  'error.scim.invalid_filter':
    'The filter is not written correctly, or compares none of the attributes that can be searched for by eq.',
  'error.scim.invalid_cursor': 'The cursor is not of this list: begin again with the first page.',
  'error.scim.no_target': 'The path finds no value to change.',
  'error.scim.mutability': 'This attribute, or this resource, is not changed by SCIM.',
  'error.scim.too_many':
    'There are too many members for one answer: read them page by page from /Groups/{id}/members.',
  'error.scim.too_many_found': 'The filter finds too many resources: make it narrower.',
  'error.scim.which_community':
    'By SCIM people are invited and groups are made only from a portal that serves a single community.',
  'error.scim.unknown_member':
    'One of the people named is not among those whom the portal knows and who can be put in or taken out.',
  'error.scim.not_asked':
    'The person has not asked to join, and the portal knows no address of theirs: invite them by POST /Users.',
  'error.scim.not_found': 'This resource does not exist, or the portal does not know it.',
  'error.scim.method': 'This method is not allowed here.',
  'error.scim.stale': 'The resource has changed meanwhile: read it again.',
  'error.scim.not_supported': 'This operation of SCIM is not offered.',
  'release.title': 'Sign in to {{portal}}',
  'release.lead':
    'This is what {{portal}} receives when you sign in with Piazza. You see it once, until it changes.',
  'release.lead.consent': '{{portal}} asks to receive this. You decide.',
  'release.subject': 'A code that recognises you only here and does not tell who you are',
  'release.level': 'How secure your sign-in is',
  'release.name': 'The name that you chose',
  'release.email': 'Your e-mail address',
  'release.locale': 'The language you use',
  'release.communities': 'The communities you belong to, among those that the portal serves',
  'release.roles': 'Your roles in these communities',
  'release.controller': 'Data controller: {{controller}}.',
  'release.never': 'Your fiscal code is not passed on.',
  'release.continue': 'Continue',
  'release.back': 'Go back without signing in',
  'members_only.title': '{{portal}} is only for members of its communities',
  'members_only.communities': 'See the communities and how to join',
  'members_only.which': 'Join one of these communities',
  'members_only.back': 'Go back to {{portal}}',
  'members_only.again': 'Try again',
  'pass_on.title': 'Back to {{portal}}',
  'pass_on.lead': 'Piazza has answered {{portal}}. Press the button to go on.',
  'pass_on.continue': 'Continue to {{portal}}',
  'logout.title': 'Sign out of Piazza too?',
  'logout.lead': 'You are signing out of {{portal}}. On a shared computer, sign out of Piazza too.',
  'logout.lead.alone': 'On a shared computer, sign out of Piazza.',
  'logout.everywhere': 'Sign out of Piazza',
  'logout.portal_only': 'Sign out of {{portal}} only',
  'logout.stay': 'Stay in Piazza',
  'logout.done': 'You are signed out',
  'logout.done.lead': 'You are no longer signed in to Piazza on this device.',
  'logout.done.portal': 'You are out of {{portal}}. In Piazza you can go on.',
  'logout.home': 'Go to the first page',
  'api.status.ok': 'The service works.',
  'api.status.down': 'The service is not available right now.',
};
