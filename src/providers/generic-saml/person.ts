// SPDX-License-Identifier: AGPL-3.0-or-later
import { maskAddress } from '../../kernel/email-address.js';
import { judgeAddress } from '../generic-trust.js';
import { ProviderError } from '../provider-error.js';
import type { UpstreamSession, VerifiedProfile } from '../provider.js';
import { nameIdUnspecified } from '../saml/names.js';
import { valueOf } from '../saml/service-provider/dictionary.js';
import type { Source } from '../saml/service-provider/service-provider.js';
import type { Statement } from '../saml/statement.js';
import type { GenericSamlConfig } from './config.js';

/** Characters of a name, a subject; persistent NameIDs have no more either (SAML core 8.3.7). */
const maxLength = 256;

type Facts = Source & { readonly config: GenericSamlConfig };

/** An account of somebody else's: never a person that the State knows. @throws ProviderError */
export function toProfile(statement: Statement, facts: Facts): VerifiedProfile {
  const { identityProvider, config } = facts;
  const said = (name: keyof GenericSamlConfig['attributes']): string | undefined =>
    short(valueOf(statement.attributes, config.attributes[name]), 'attributes.too_long');
  const email = judgeAddress(config, said('email'), true);
  const several = config.identityProviders.length > 1;
  const label = several ? identityProvider.name : email && maskAddress(email.address);
  const upstream = upstreamOf(statement, facts);
  return {
    issuer: identityProvider.entityId,
    subject: subjectOf(statement, facts),
    level: statement.level,
    methods: [],
    authenticatedAt: statement.authenticatedAt,
    personKeys: [],
    ...(email && { email }),
    ...(label !== undefined && { label }),
    ...(upstream && { upstream }),
    claims: { name: said('name'), given_name: said('givenName'), family_name: said('familyName') },
    once: [{ id: statement.assertionId, until: statement.notOnOrAfter }],
  };
}

/** An attribute with two values names nobody, and a NameID of another realm somebody else (SAML core 8.3.7). */
function subjectOf(
  { nameId, nameQualifier, allValues }: Statement,
  { config: { subjectAttribute }, identityProvider: { entityId } }: Facts,
): string {
  if (subjectAttribute === undefined) {
    if (nameQualifier !== '' && nameQualifier !== entityId) {
      throw new ProviderError('mismatched', { rule: 'subject.name_qualifier_other' });
    }
    return short(nameId, 'subject.too_long');
  }
  const [subject, ...more] = allValues.get(subjectAttribute) ?? [];
  if (subject === undefined) throw new ProviderError('malformed', { rule: 'subject.missing' });
  if (more.length > 0) throw new ProviderError('malformed', { rule: 'subject.several_values' });
  return short(subject, 'subject.too_long');
}

function short<Text extends string | undefined>(value: Text, rule: string): Text {
  if ((value?.length ?? 0) > maxLength) throw new ProviderError('malformed', { rule });
  return value;
}

/** A logout has to name the session exactly as the assertion did (SAML profiles 4.4.4.1). */
function upstreamOf(
  statement: Statement,
  { identityProvider }: Facts,
): UpstreamSession | undefined {
  const { nameId, nameQualifier, spNameQualifier, sessionIndex } = statement;
  if (nameId === '') return undefined;
  const named = { subject: nameId, ...(sessionIndex && { session: sessionIndex }) };
  if (Object.keys(identityProvider.singleLogout).length === 0) return named;
  const memory = {
    issuer: identityProvider.entityId,
    nameId,
    nameIdFormat: statement.nameIdFormat ?? nameIdUnspecified,
    ...(nameQualifier && { nameQualifier }),
    ...(spNameQualifier && { spNameQualifier }),
    ...(sessionIndex && { sessionIndex }),
  };
  return { ...named, memory };
}
