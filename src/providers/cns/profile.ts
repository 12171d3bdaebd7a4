// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto';
import { higher, type Level } from '../../kernel/level.js';
import type { VerifiedProfile } from '../provider.js';
import { ProviderError } from '../provider-error.js';
import { nameBytes, namesOf, type Certificate } from './certificate/read.js';
import { policiesOf, type Profile } from './certificate/rules.js';
import { readCommonName, type CardName } from './common-name.js';

const oid = {
  commonName: '2.5.4.3',
  surname: '2.5.4.4',
  organisation: '2.5.4.10',
  givenName: '2.5.4.42',
};

/**
 * The person as the card says. The authority vouches, and the fiscal code is what it knows the person
 * by: number, key and e-mail address of a card change when it is replaced, or were never checked.
 */
export function toProfile(certificate: Certificate, profile: Profile): VerifiedProfile {
  const { fiscalNumber } = cardNameOf(certificate);
  const personKey = { scheme: 'it-fiscal-code', value: fiscalNumber } as const;
  const { issuer } = certificate.tbs;
  return {
    issuer: `x509:${createHash('sha256').update(nameBytes(issuer)).digest('hex')}`,
    subject: { personKey },
    level: levelOf(certificate, profile),
    methods: ['cns', 'sc'],
    authenticatedAt: profile.now,
    personKeys: [personKey],
    claims: claimsOf(certificate),
    label: (namesOf(issuer, oid.commonName)[0] ?? namesOf(issuer, oid.organisation)[0] ?? '').slice(
      0,
      80,
    ),
  };
}

/** @throws ProviderError `malformed`: not one common name, not the form, a wrong check character */
export function cardNameOf({ tbs }: Certificate): CardName {
  const [commonName, ...more] = namesOf(tbs.subject, oid.commonName);
  const name = commonName === undefined || more.length > 0 ? 'form' : readCommonName(commonName);
  if (typeof name === 'object') return name;
  const rule = `subject.common_name_${name}`;
  throw new ProviderError('malformed', { rule, reason: 'unreadable' });
}

function levelOf(certificate: Certificate, { policies }: Profile): Level {
  const found = policiesOf(certificate).map((policy) => policies.get(policy) ?? 'none');
  return found.reduce(higher, 'none');
}

/** Names where the card has them; nothing is derived from the fiscal code. */
function claimsOf({ tbs }: Certificate): Readonly<Record<string, unknown>> {
  const named = [
    ['given_name', namesOf(tbs.subject, oid.givenName)[0]],
    ['family_name', namesOf(tbs.subject, oid.surname)[0]],
  ] as const;
  return Object.fromEntries(named.filter(([, value]) => value !== undefined));
}
