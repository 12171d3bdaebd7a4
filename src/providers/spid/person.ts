// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VerifiedProfile } from '../provider.js';
import { ProviderError } from '../provider-error.js';
import { civilClaims, civilData, fiscalKey, upstreamOf } from '../saml/person.js';
import type { Source } from '../saml/service-provider/service-provider.js';
import type { Statement } from '../saml/statement.js';
import { europeanData, readEuropean } from './european.js';

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
    ...authenticated(statement, source),
    subject,
    methods: ['spid'],
    personKeys: [fiscalKey(attributes.get('fiscalNumber'))],
    ...(email && { email: { address: email, vouched: false } }),
    ...organisationOf(attributes),
    claims: civilClaims(civilData(attributes), source.now),
    label: source.identityProvider.name,
  };
}

/**
 * A person let in by the Italian eIDAS node: they have no fiscal number, and are known by what the state
 * that issued their identity calls them.
 * @throws ProviderError when that is no eIDAS identifier
 */
export function toEuropeanProfile(statement: Statement, source: Source): VerifiedProfile {
  const { personKey, state } = readEuropean(statement);
  return {
    ...authenticated(statement, source),
    subject: { personKey },
    methods: ['eidas'],
    personKeys: [personKey],
    claims: civilClaims(europeanData(statement), source.now),
    label: `eIDAS ${state}`,
  };
}

/** `VATIT-` and eleven digits, `TINIT-` and the fiscal code of the organisation (SPID table of attributes). */
function organisationOf(
  attributes: Statement['attributes'],
): Pick<VerifiedProfile, 'organisation'> {
  const codes = ['companyFiscalNumber', 'ivaCode']
    .map((name) => /^(?:(?:TIN|VAT)IT-)?([0-9]{11})$/i.exec(attributes.get(name) ?? '')?.[1])
    .filter((code) => code !== undefined);
  return codes.length > 0 ? { organisation: { taxCodes: [...new Set(codes)] } } : {};
}

/** Level 1 alone opens a session there that other services join (technical rules, single logout). */
function authenticated(statement: Statement, { identityProvider: { entityId } }: Source) {
  const { level, authenticatedAt, assertionId, notOnOrAfter } = statement;
  return {
    issuer: entityId,
    level,
    authenticatedAt,
    upstream: upstreamOf(statement, entityId, level === 'low'),
    once: [{ id: assertionId, until: notOnOrAfter }],
  };
}
