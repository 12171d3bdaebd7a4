// SPDX-License-Identifier: AGPL-3.0-or-later
import { UnsecuredJWT } from 'jose';
import { encryptFor } from '../../simulators/cie-federation/provider/tokens.js';
import { never, respondAt, userinfoOf, type Row } from './bends.js';
import { withPkcs1 } from './pkcs1.js';

/** Answers of the userinfo endpoint that are not as they must be. */
export const userinfoFaults: readonly Row[] = [
  [
    'userinfo that nobody signed',
    ({ federation: { provider } }) => {
      provider.bends.wrapUserinfo = (_signed, client) =>
        encryptFor(client, JSON.stringify({ sub: 'x' }));
    },
    'forged',
    'userinfo.not_signed',
  ],
  [
    'userinfo that is not encrypted',
    ({ federation: { provider } }) => {
      provider.bends.wrapUserinfo = (signed) => Promise.resolve(signed);
    },
    'forged',
    'userinfo.not_encrypted',
  ],
  [
    'userinfo encrypted in a way that is broken (RSA1_5)',
    ({ federation: { provider } }) => {
      provider.bends.wrapUserinfo = (signed, client) => Promise.resolve(withPkcs1(signed, client));
    },
    'forged',
    'userinfo.encryption_alg',
  ],
  [
    'userinfo for a key that is not ours',
    ({ federation: { provider } }) => {
      provider.bends.wrapUserinfo = (signed, client) =>
        encryptFor(client, signed, { kid: 'another' });
    },
    'forged',
    'userinfo.encryption_key',
  ],
  [
    'userinfo whose envelope was opened on the way',
    ({ federation: { provider } }) => {
      provider.bends.wrapUserinfo = async (signed, client) => {
        const [header = '', key = '', iv = '', content = '', tag = ''] = (
          await encryptFor(client, signed)
        ).split('.');
        const changed = Buffer.from(content, 'base64url').reverse().toString('base64url');
        return [header, key, iv, changed, tag].join('.');
      };
    },
    'forged',
    'userinfo.decryption',
  ],
  [
    'userinfo with an unsigned token inside',
    ({ federation: { provider } }) => {
      provider.bends.wrapUserinfo = (_signed, client) =>
        encryptFor(client, `${new UnsecuredJWT({ sub: 'x' }).encode()}`);
    },
    'forged',
    'userinfo.alg',
  ],
  [
    'userinfo of another person',
    userinfoOf((own) => ({ ...own, sub: 'another' })),
    'forged',
    'userinfo.sub',
  ],
  [
    'userinfo for another',
    userinfoOf((own) => ({ ...own, aud: 'https://other.example' })),
    'forged',
    'userinfo.aud',
  ],
  [
    'userinfo of another provider',
    userinfoOf((own) => ({ ...own, iss: 'https://other.example' })),
    'forged',
    'userinfo.iss',
  ],
  [
    'expired userinfo',
    userinfoOf((own, { seconds }) => ({ ...own, exp: seconds() - 3_600 })),
    'forged',
    'userinfo.exp',
  ],
  [
    'a person without a fiscal number',
    userinfoOf(({ 'https://attributes.eid.gov.it/fiscal_number': _number, ...own }) => own),
    'malformed',
    'attributes.fiscal_number_form',
  ],
  [
    'a fiscal number that is none',
    userinfoOf((own) => ({
      ...own,
      'https://attributes.eid.gov.it/fiscal_number': 'TINIT-BSSGLI88D52M990X',
    })),
    'malformed',
    'attributes.fiscal_number_form',
  ],
  [
    'a userinfo endpoint that does not know the token',
    respondAt('/userinfo', () => Promise.resolve(new Response('', { status: 401 }))),
    'forged',
    'userinfo.status',
  ],
  [
    'a userinfo endpoint that does not answer in time',
    respondAt('/userinfo', () => never()),
    'upstream_unavailable',
    'fetch.too_late',
  ],
  [
    'a userinfo endpoint that says too much',
    respondAt('/userinfo', () => Promise.resolve(new Response('x'.repeat(2_000_000)))),
    'malformed',
    'oauth.oversized',
  ],
];
