// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VerifiedProfile } from '../../provider.js';
import { classOfLevel, levelOfClass } from '../../agid-levels.js';
import { agidErrors } from '../../saml/agid-errors.js';
import { nameIdTransient } from '../../saml/names.js';
import { civilClaims, civilData, fiscalKey, upstreamOf } from '../../saml/person.js';
import type { Scheme, Source } from '../../saml/service-provider/service-provider.js';
import type { Statement } from '../../saml/statement.js';
import type { StrictProfile } from '../../saml/strict/rule.js';

/** The minimum data set of eIDAS; CIE gives no other. */
export const cieAttributes = ['name', 'familyName', 'dateOfBirth', 'fiscalNumber'] as const;

/** How the CIE identity provider writes its assertions (CIE SAML manual, response). */
export const cieProfile: StrictProfile = {
  assertionIssuerFormat: 'like-response',
  nameIdFormat: nameIdTransient,
  nameQualifier: 'required',
  levels: levelOfClass,
  requiredAttributes: cieAttributes.map((name) => [name]),
};

/** CIE over SAML: who comes has always shown the card or its credentials anew. */
export const cieScheme: Scheme = {
  asks: (_provider, level) => ({
    classRefs: [classOfLevel[level]],
    forceAuthn: true,
    assertionConsumerService: 0,
    attributeConsumingServiceIndex: 0,
  }),
  reads: () => ({ profile: cieProfile, errors: agidErrors, toProfile }),
};

/**
 * The person by the fiscal code, which is all that CIE knows them by: it may name the service in NameID.
 * @throws ProviderError when the fiscal number is none
 */
function toProfile(statement: Statement, { identityProvider, now }: Source): VerifiedProfile {
  const { attributes, authenticatedAt, level, assertionId, notOnOrAfter } = statement;
  const personKey = fiscalKey(attributes.get('fiscalNumber'));
  return {
    issuer: identityProvider.entityId,
    subject: { personKey },
    level,
    methods: ['cie'],
    authenticatedAt,
    personKeys: [personKey],
    claims: civilClaims(civilData(attributes), now),
    upstream: upstreamOf(statement, identityProvider.entityId, true),
    once: [{ id: assertionId, until: notOnOrAfter }],
  };
}
