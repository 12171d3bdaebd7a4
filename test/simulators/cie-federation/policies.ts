// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Json } from './entity.js';

const signatures = ['RS256', 'RS512', 'ES256', 'ES512', 'PS256', 'PS512'];

/** What the trust anchor demands of relying parties (technical rules, metadata policy). */
export const relyingPartyPolicy: Json = {
  openid_relying_party: {
    grant_types: {
      subset_of: ['authorization_code', 'refresh_token'],
      superset_of: ['authorization_code'],
      essential: true,
    },
    id_token_signed_response_alg: { one_of: signatures, essential: true },
    userinfo_signed_response_alg: { one_of: signatures, essential: true },
    userinfo_encrypted_response_alg: {
      one_of: ['RSA-OAEP', 'RSA-OAEP-256', 'ECDH-ES', 'ECDH-ES+A128KW', 'ECDH-ES+A256KW'],
      essential: true,
    },
    userinfo_encrypted_response_enc: {
      one_of: ['A128CBC-HS256', 'A256CBC-HS512'],
      essential: true,
    },
    token_endpoint_auth_method: { one_of: ['private_key_jwt'], essential: true },
    client_registration_types: { subset_of: ['automatic'], essential: true },
    redirect_uris: { essential: true },
    client_id: { essential: true },
    response_types: { value: ['code'] },
  },
};

/** And of providers. */
export const providerPolicy: Json = {
  openid_provider: {
    code_challenge_methods_supported: { subset_of: ['S256'], essential: true },
    scopes_supported: {
      subset_of: ['openid', 'offline_access', 'profile', 'email'],
      superset_of: ['openid'],
    },
    response_types_supported: { subset_of: ['code'], essential: true },
    id_token_signing_alg_values_supported: { subset_of: signatures, essential: true },
    userinfo_encryption_alg_values_supported: { subset_of: ['RSA-OAEP', 'RSA-OAEP-256'] },
    token_endpoint_auth_methods_supported: { subset_of: ['private_key_jwt'], essential: true },
    client_registration_types_supported: { subset_of: ['automatic'], essential: true },
  },
};
