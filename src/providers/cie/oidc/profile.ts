// SPDX-License-Identifier: AGPL-3.0-or-later

/** The namespace of the claims that OpenID Connect does not name, and the one of older documents. */
const namespaces = ['https://attributes.eid.gov.it', 'https://attributes.spid.gov.it'] as const;
export const fiscalNumberClaims = namespaces.map((prefix) => `${prefix}/fiscal_number`);

/** How CIE id and SPID differ as OpenID Connect federations (technical rules, differences). */
export interface OidcProfile {
  readonly kind: 'cie-oidc' | 'spid-oidc';
  /** `amr` */
  readonly method: 'cie' | 'spid';
  /** Whether the reply has to say who answers (RFC 9207); where not, it is checked when it does. */
  readonly issRequired: boolean;
  /** What we ask of the userinfo endpoint: as little as a member needs. */
  readonly claims: Readonly<Record<string, { readonly essential: boolean }>>;
}

const claims = {
  given_name: { essential: true },
  family_name: { essential: true },
  birthdate: { essential: true },
  'https://attributes.eid.gov.it/fiscal_number': { essential: true },
  email: { essential: false },
} as const;

export const cieProfile: OidcProfile = {
  kind: 'cie-oidc',
  method: 'cie',
  issRequired: true,
  claims,
};

export const spidProfile: OidcProfile = {
  kind: 'spid-oidc',
  method: 'spid',
  issRequired: false,
  claims,
};
