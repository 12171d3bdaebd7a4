// SPDX-License-Identifier: AGPL-3.0-or-later

/** `typ` of entity configurations, subordinate statements and, in the Italian profile, resolve responses. */
export const statementType = 'entity-statement+jwt';
export const statementMediaType = 'application/entity-statement+jwt';

export const configurationPath = '/.well-known/openid-federation';
export const resolvePath = '/resolve';

export const entityTypes = [
  'openid_provider',
  'openid_relying_party',
  'federation_entity',
] as const;
export type EntityType = (typeof entityTypes)[number];

/** Everything that SPID and CIE id admit (technical rules, cryptographic algorithms); all of it asymmetric. */
export const signatureAlgorithms = ['RS256', 'RS512', 'ES256', 'ES512', 'PS256', 'PS512'] as const;
export const keyEncryptionAlgorithms = ['RSA-OAEP', 'RSA-OAEP-256'] as const;
export const contentEncryptionAlgorithms = ['A128CBC-HS256', 'A256CBC-HS512'] as const;

/** How far the clock of another entity may differ from ours, in seconds. */
export const skewSeconds = 30;
