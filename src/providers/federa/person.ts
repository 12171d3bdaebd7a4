// SPDX-License-Identifier: AGPL-3.0-or-later
import { lower, type Level } from '../../kernel/level.js';
import type { VerifiedProfile } from '../provider.js';
import { civilClaims, fiscalKey } from '../saml/person.js';
import { valueOf } from '../saml/service-provider/dictionary.js';
import type { Source } from '../saml/service-provider/service-provider.js';
import type { Statement } from '../saml/statement.js';
import type { FederaConfig } from './config.js';

type Names = FederaConfig['attributes'];

/**
 * The person by the fiscal code that the gateway asserts; whom it asked is a claim, and the name of this
 * means. @throws ProviderError when the fiscal code is none
 */
export function toProfile(
  statement: Statement,
  { identityProvider, now, config }: Source & { readonly config: FederaConfig },
): VerifiedProfile {
  const said = (name: keyof Names): string | undefined =>
    valueOf(statement.attributes, config.attributes[name]);
  const personKey = fiscalKey(said('fiscalCode'));
  const [authority, email] = [said('authority'), said('email')];
  const civil = {
    givenName: said('givenName'),
    familyName: said('familyName'),
    birthdate: isoDate(said('birthdate')),
  };
  const { nameId, sessionIndex } = statement;
  return {
    issuer: identityProvider.entityId,
    subject: { personKey },
    level: lower(statement.level, bestOf(config.trustLevels, said('trustLevel'))),
    methods: ['federa'],
    authenticatedAt: statement.authenticatedAt,
    personKeys: [personKey],
    ...(email && { email: { address: email, vouched: false } }),
    claims: {
      ...civilClaims(civil, now),
      ...(authority && { authenticating_authority: authority }),
    },
    ...(authority && { label: authority }),
    upstream: {
      subject: nameId,
      ...(sessionIndex !== undefined && { session: sessionIndex }),
      ...(config.logoutUrl && { memory: { logout: 'redirect' } }),
    },
    once: [{ id: statement.assertionId, until: statement.notOnOrAfter }],
  };
}

/** National means come without a trust level: they are as good as their class. */
function bestOf(table: Readonly<Record<string, Level>>, said: string | undefined): Level {
  if (said === undefined) return 'high';
  const known = Object.entries(table).find(([name]) => name.toLowerCase() === said.toLowerCase());
  return known?.[1] ?? 'none';
}

/** The gateway writes dates as people do, or as ISO 8601. */
const isoDate = (text: string | undefined): string | undefined =>
  text?.replace(/^(\d{2})\/(\d{2})\/(\d{4})$/, '$3-$2-$1');
