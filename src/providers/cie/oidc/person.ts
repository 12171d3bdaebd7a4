// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import { parseFiscalNumber, type FiscalNumber } from '../../../kernel/fiscal-code.js';
import type { VerifiedProfile } from '../../provider.js';
import { ProviderError } from '../../provider-error.js';
import { ageClass } from '../../age-class.js';
import type { Redeemed } from './code.js';
import { fiscalNumberClaims } from './profile.js';
import type { Answered } from './reply.js';

const person = z.looseObject({
  given_name: z.string().max(200).optional(),
  family_name: z.string().max(200).optional(),
  birthdate: z.string().max(10).optional(),
  email: z.email().max(254).optional().catch(undefined),
});

/**
 * The person as Piazza knows them. The subject is pairwise and means nothing elsewhere; the fiscal
 * number makes them the same member as by any other national means.
 * @throws ProviderError when the fiscal number is none
 */
export function toProfile(
  { party, provider }: Answered,
  { identity, person: said, accessToken, expiresAt }: Redeemed & { readonly person: unknown },
): VerifiedProfile {
  const parsed = person.safeParse(said);
  if (!parsed.success) throw new ProviderError('malformed', { rule: 'attributes.form' });
  const { given_name, family_name, birthdate, email } = parsed.data;
  const named = { given_name, family_name, age_class: ageClass(birthdate, party.host.clock.now()) };
  return {
    issuer: provider.issuer,
    subject: identity.sub,
    level: identity.level,
    methods: [party.profile.method],
    authenticatedAt: new Date((identity.auth_time ?? identity.iat) * 1_000),
    personKeys: [{ scheme: 'it-fiscal-code', value: fiscalNumber(parsed.data) }],
    ...(email !== undefined && { email: { address: email, vouched: false } }),
    claims: Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined)),
    ...(provider.name !== undefined && { label: provider.name }),
    upstream: {
      subject: identity.sub,
      memory: { issuer: provider.issuer, accessToken, expiresAt: expiresAt.toISOString() },
    },
    once: [{ id: `${provider.issuer} ${identity.jti}`, until: new Date(identity.exp * 1_000) }],
  };
}

function fiscalNumber(claims: Readonly<Record<string, unknown>>): FiscalNumber {
  const value = fiscalNumberClaims.map((name) => claims[name]).find((one) => one !== undefined);
  const parsed = typeof value === 'string' ? parseFiscalNumber(value) : undefined;
  if (!parsed) throw new ProviderError('malformed', { rule: 'attributes.fiscal_number_form' });
  return parsed;
}
