// SPDX-License-Identifier: AGPL-3.0-or-later
import { parseFiscalNumber } from '../../kernel/fiscal-code.js';
import type { PersonKey, UpstreamSession, VerifiedProfile } from '../provider.js';
import { ProviderError } from '../provider-error.js';
import type { IdentityProvider } from '../saml/metadata/identity-provider.js';
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
    claims: claimsOf(attributes, source.now),
    label: source.identityProvider.name,
    upstream: upstreamOf(statement, source.identityProvider.entityId),
    once: [{ id: statement.assertionId, until: statement.notOnOrAfter }],
  };
}

/** Level 1 alone opens a session at the identity provider that other services join (technical rules, single logout). */
function upstreamOf(statement: Statement, issuer: string): UpstreamSession {
  const { nameId, nameQualifier, sessionIndex, level } = statement;
  if (sessionIndex === undefined) return { subject: nameId };
  const named = { subject: nameId, session: sessionIndex };
  return level === 'low'
    ? { ...named, memory: { issuer, nameId, nameQualifier, sessionIndex } }
    : named;
}

function personKey(
  attributes: ReadonlyMap<string, string>,
  spidCode: string,
  eidas: boolean,
): PersonKey {
  if (eidas) return { scheme: 'eidas-person-id', value: spidCode };
  const value = parseFiscalNumber(attributes.get('fiscalNumber') ?? '');
  if (!value) throw new ProviderError('malformed', { rule: 'attributes.fiscal_number_form' });
  return { scheme: 'it-fiscal-code', value };
}

function claimsOf(
  attributes: ReadonlyMap<string, string>,
  now: Date,
): Readonly<Record<string, unknown>> {
  const named = [
    ['given_name', attributes.get('name')],
    ['family_name', attributes.get('familyName')],
    ['age_class', ageClass(attributes.get('dateOfBirth'), now)],
  ] as const;
  return Object.fromEntries(named.filter(([, value]) => value !== undefined));
}

/** `adult` from the eighteenth birthday on; undefined without a date. */
export function ageClass(dateOfBirth: string | undefined, now: Date): string | undefined {
  const [, year = '', month = '', day = ''] =
    /^(\d{4})-(\d{2})-(\d{2})$/.exec(dateOfBirth ?? '') ?? [];
  if (!year) return undefined;
  const majority = `${Number(year) + 18}-${month}-${day}`;
  return now.toISOString().slice(0, 10) >= majority ? 'adult' : 'minor';
}
