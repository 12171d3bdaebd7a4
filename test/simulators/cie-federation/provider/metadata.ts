// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Json } from '../entity.js';
import type { Key } from '../key.js';
import type { ProviderOptions } from './desk.js';

const signatures = ['RS256', 'RS512', 'ES256', 'ES512', 'PS256', 'PS512'];

/** What the provider says of itself (technical rules, OP metadata). */
export function providerConfiguration(
  { entityId, federationKey, superiors }: ProviderOptions,
  core: Key,
): Json {
  return {
    iss: entityId,
    sub: entityId,
    jwks: { keys: [federationKey.jwk] },
    authority_hints: superiors,
    metadata: {
      federation_entity: {
        organization_name: 'CIE id (simulato)',
        homepage_uri: entityId,
        policy_uri: `${entityId}/policy`,
        logo_uri: `${entityId}/logo.svg`,
        contacts: ['pec@example.org'],
        federation_resolve_endpoint: `${entityId}/resolve`,
      },
      openid_provider: {
        issuer: entityId,
        authorization_endpoint: `${entityId}/authorization`,
        token_endpoint: `${entityId}/token`,
        userinfo_endpoint: `${entityId}/userinfo`,
        revocation_endpoint: `${entityId}/revocation`,
        introspection_endpoint: `${entityId}/introspection`,
        revocation_endpoint_auth_methods_supported: ['private_key_jwt'],
        code_challenge_methods_supported: ['S256'],
        scopes_supported: ['openid', 'offline_access', 'profile', 'email'],
        response_types_supported: ['code'],
        response_modes_supported: ['form_post', 'query'],
        grant_types_supported: ['authorization_code', 'refresh_token'],
        acr_values_supported: ['1', '2', '3'].map((one) => `https://www.spid.gov.it/SpidL${one}`),
        subject_types_supported: ['pairwise'],
        id_token_signing_alg_values_supported: signatures,
        userinfo_signing_alg_values_supported: signatures,
        userinfo_encryption_alg_values_supported: ['RSA-OAEP', 'RSA-OAEP-256'],
        userinfo_encryption_enc_values_supported: ['A128CBC-HS256', 'A256CBC-HS512'],
        request_object_signing_alg_values_supported: signatures,
        token_endpoint_auth_methods_supported: ['private_key_jwt'],
        token_endpoint_auth_signing_alg_values_supported: signatures,
        claims_parameter_supported: true,
        request_parameter_supported: true,
        authorization_response_iss_parameter_supported: true,
        client_registration_types_supported: ['automatic'],
        request_authentication_methods_supported: { ar: ['request_object'] },
        request_authentication_signing_alg_values_supported: signatures,
        jwks: { keys: [{ ...core.jwk, use: 'sig' }] },
      },
    },
  };
}
