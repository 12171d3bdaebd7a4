// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PersonKey, VerifiedProfile } from '../provider.js';
import { ProviderError } from '../provider-error.js';
import type { IdentityProvider } from '../saml/metadata/identity-provider.js';
import { civilClaims, civilData, fiscalKey, upstreamOf } from '../saml/person.js';
import type { Statement } from '../saml/statement.js';

interface Source {
  readonly identityProvider: IdentityProvider;
  /** A foreign person, let in by the Italian eIDAS node. */
  readonly eidas: boolean;
  readonly now: Date;
}

/**
 * The person as Piazza knows them. NameID is transient and never the subject; the date of birth is
 * reduced to an age class here and goes no further.
 * @throws ProviderError when the fiscal number is none
 */
export function toProfile(statement: Statement, source: Source): VerifiedProfile {
  const { attributes } = statement;
  const subject = (attributes.get('spidCode') ?? '').toUpperCase();
  if (!subject) throw new ProviderError('malformed', { rule: 'attributes.required_missing' });
  const email = attributes.get('email');
  return {
    issuer: source.identityProvider.entityId,
    subject,
    level: statement.level,
    methods: ['spid'],
    authenticatedAt: statement.authenticatedAt,
    personKeys: [personKey(attributes, subject, source.eidas)],
    ...(email && { email: { address: email, vouched: false } }),
    claims: civilClaims(civilData(attributes), source.now),
    label: source.identityProvider.name,
    // Level 1 alone opens a session there that other services join (technical rules, single logout).
    upstream: upstreamOf(statement, source.identityProvider.entityId, statement.level === 'low'),
    once: [{ id: statement.assertionId, until: statement.notOnOrAfter }],
  };
}

function personKey(
  attributes: ReadonlyMap<string, string>,
  spidCode: string,
  eidas: boolean,
): PersonKey {
  if (eidas) return { scheme: 'eidas-person-id', value: spidCode };
  return fiscalKey(attributes.get('fiscalNumber'));
}
