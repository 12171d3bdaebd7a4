// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Texts } from '../texts.js';
import type { portal as italian } from '../it/portal.js';

export const portal: Texts<typeof italian> = {
  'error.portal.unknown': 'This portal is not registered with Piazza, or no longer active.',
  'error.portal.already_registered': 'A portal with this identifier exists already.',
  'error.portal.interaction_gone':
    'The sign-in to the portal has expired or began in another window. Go back to the portal and sign in again.',
  'error.portal.request_refused':
    'The portal sent a request that we cannot accept. Let those who run it know.',
  'error.portal.return_address_refused':
    'The address to go back to is not among those that the portal registered.',
  'error.portal.unknown_subject': 'The portal does not know this person.',
  'error.portal.community_not_served': 'The portal does not serve this community.',
  'error.portal.community_unknown': 'One of the communities named for the portal does not exist.',
  'error.api.token_missing': 'The access token is missing.',
  'error.api.token_invalid': 'The access token is not valid or has expired.',
  'error.api.scope_missing': 'The access token does not include the permission this needs.',
};
