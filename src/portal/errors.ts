// SPDX-License-Identifier: AGPL-3.0-or-later

/** Codes of what portals ask, each with its HTTP status. */
export const portalErrors = {
  'portal.unknown': 400,
  'portal.already_registered': 409,
  'portal.public_client': 409,
  'portal.interaction_gone': 400,
  'portal.request_refused': 400,
  'portal.membership_required': 403,
  'portal.return_address_refused': 400,
  'portal.unknown_subject': 404,
  'portal.community_not_served': 404,
  'portal.community_unknown': 422,
  'webhook.address_refused': 422,
  'webhook.already_there': 409,
  'webhook.not_found': 404,
  'portal.incomplete': 422,
  'portal.address_refused': 422,
  'portal.pkce_needed': 422,
  'portal.scope_unknown': 422,
  'portal.provider_unknown': 422,
  'portal.attribute_service_unknown': 422,
  'portal.changed_meanwhile': 409,
  'portal.agreement_missing': 403,
  'portal.kept_by_service': 409,
  'api.token_missing': 401,
  'api.token_invalid': 401,
  'api.scope_missing': 403,
  'api.portal_only': 403,
  'api.level_too_low': 401,
  'api.sign_in_too_old': 401,
  'api.not_a_member': 404,
  'api.stale': 412,
  'api.key_reused': 422,
  'scim.confidential_only': 403,
  'scim.invalid_syntax': 400,
  'scim.invalid_value': 400,
  'scim.invalid_path': 400,
  'scim.invalid_filter': 400,
  'scim.invalid_cursor': 400,
  'scim.no_target': 400,
  'scim.mutability': 400,
  'scim.too_many': 400,
  'scim.too_many_found': 400,
  'scim.which_community': 400,
  'scim.unknown_member': 400,
  'scim.not_asked': 400,
  'scim.not_found': 404,
  'scim.method': 405,
  'scim.stale': 412,
  'scim.not_supported': 501,
} as const;

type PortalErrors = typeof portalErrors;
declare module '../kernel/errors.js' {
  // oxlint-disable-next-line typescript/no-empty-interface -- joined by declaration merging
  interface ErrorCodes extends PortalErrors {}
}
