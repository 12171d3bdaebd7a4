// SPDX-License-Identifier: AGPL-3.0-or-later
import { createLocalJWKSet, jwtVerify } from 'jose';
import type { Client } from './clients.js';
import type { RequestRules } from './request.js';

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const uuid4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/**
 * Who calls an endpoint, by a signed assertion for this very endpoint (technical rules, token endpoint).
 * @throws Error that says what is wrong
 */
export async function authenticateClient(
  form: URLSearchParams,
  endpoint: string,
  { clientOf, now, seen }: Omit<RequestRules, 'issuer'>,
): Promise<Client> {
  const client = await clientOf(form.get('client_id') ?? '');
  if (form.get('client_assertion_type') !== assertionType) throw new Error('client_assertion_type');
  const signing = { keys: client.jwks.keys.filter(({ use }) => use === 'sig') };
  const { payload } = await jwtVerify(
    form.get('client_assertion') ?? '',
    createLocalJWKSet(signing),
    {
      algorithms: ['RS256', 'RS512'],
      issuer: client.clientId,
      subject: client.clientId,
      audience: endpoint,
      requiredClaims: ['iat', 'exp', 'jti'],
      currentDate: now(),
      maxTokenAge: 300,
      clockTolerance: 30,
    },
  );
  if (typeof payload.aud !== 'string') throw new Error('the assertion is for several');
  if (!uuid4.test(payload.jti ?? '')) throw new Error('jti is no version 4 UUID');
  if (seen(`assertion ${payload.jti}`)) throw new Error('the assertion was used before');
  return client;
}
