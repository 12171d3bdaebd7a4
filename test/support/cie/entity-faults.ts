// SPDX-License-Identifier: AGPL-3.0-or-later
import { SignJWT, UnsecuredJWT } from 'jose';
import { signToken } from '../../simulators/cie-federation/provider/tokens.js';
import {
  configurationOf,
  markType,
  metadataOf,
  never,
  policyOf,
  signedAs,
  trustMarkOf,
  withoutTrustMark,
  type Row,
} from './bends.js';

/** Policies, trust marks and documents that are not as they must be. */
export const entityFaults: readonly Row[] = [
  [
    'metadata that a policy does not admit',
    policyOf({ issuer: { one_of: ['https://other.example'] } }),
    'forged',
    'policy.one_of',
  ],
  [
    'metadata of which a policy leaves nothing',
    policyOf({ code_challenge_methods_supported: { subset_of: ['plain'] } }),
    'forged',
    'policy.essential',
  ],
  [
    'policies that exclude each other',
    policyOf({ response_types_supported: { superset_of: ['code', 'token'] } }),
    'forged',
    'policy.combination',
  ],
  ['no trust mark', withoutTrustMark, 'forged', 'trust_mark.missing'],
  [
    'the trust mark of another',
    trustMarkOf(({ federation }) =>
      federation.anchor.issueTrustMark(markType(federation), 'https://other.example'),
    ),
    'forged',
    'trust_mark.sub',
  ],
  [
    'a trust mark for another role',
    async ({ federation }) => {
      const id = `${federation.anchor.entityId}/openid_relying_party/public/`;
      const subject = federation.provider.entityId;
      const mark = await federation.anchor.issueTrustMark(id, subject);
      federation.provider.bends.configuration = (own) => ({
        ...own,
        trust_marks: [{ id, trust_mark: mark }],
      });
    },
    'forged',
    'trust_mark.role',
  ],
  [
    'a trust mark of who may not issue it',
    trustMarkOf(({ federation }) =>
      federation.intermediate.issueTrustMark(markType(federation), federation.provider.entityId),
    ),
    'forged',
    'trust_mark.issuer',
  ],
  [
    'a trust mark that its issuer did not sign',
    trustMarkOf(({ federation, stranger, seconds }) =>
      new SignJWT({ id: markType(federation) })
        .setProtectedHeader({ alg: 'RS256', kid: federation.anchor.key.kid })
        .setIssuer(federation.anchor.entityId)
        .setSubject(federation.provider.entityId)
        .setIssuedAt(seconds())
        .setExpirationTime(seconds() + 3_600)
        .sign(stranger.privateKey),
    ),
    'forged',
    'trust_mark.signature',
  ],
  [
    'an expired trust mark',
    trustMarkOf(({ federation, seconds }) =>
      federation.anchor.issueTrustMark(markType(federation), federation.provider.entityId, {
        exp: seconds() - 3_600,
      }),
    ),
    'forged',
    'trust_mark.exp',
  ],
  [
    'a trust mark that was taken back',
    ({ federation: { anchor } }) => {
      anchor.bends.respond = async (request) =>
        request.url.endsWith('/trust_mark_status') ? Response.json({ active: false }) : undefined;
    },
    'forged',
    'trust_mark.revoked',
  ],
  [
    'a configuration longer than any',
    configurationOf((own) => ({ ...own, filling: 'x'.repeat(70_000) })),
    'malformed',
    'fetch.oversized',
  ],
  [
    'an answer without end',
    ({ federation: { provider } }) => {
      provider.bends.respond = () => Promise.resolve(new Response('x'.repeat(2_000_000)));
    },
    'malformed',
    'fetch.oversized',
  ],
  [
    'a configuration that nobody signed',
    signedAs((payload) => new UnsecuredJWT(payload).encode()),
    'forged',
    'statement.alg',
  ],
  [
    'a configuration signed with a public key as if it were secret',
    signedAs((payload, { stranger }) =>
      new SignJWT(payload)
        .setProtectedHeader({ alg: 'HS256', kid: 'any', typ: 'entity-statement+jwt' })
        .sign(Buffer.from(JSON.stringify(stranger.jwk))),
    ),
    'forged',
    'statement.alg',
  ],
  [
    'a signed token that is no statement',
    signedAs((payload, { federation, seconds, stranger }) =>
      signToken(
        {
          issuer: federation.provider.entityId,
          key: stranger,
          now: new Date(seconds() * 1_000),
        },
        { ...payload, jwks: { keys: [stranger.jwk] } },
        { typ: 'JWT' },
      ),
    ),
    'forged',
    'statement.typ',
  ],
  ['noise', signedAs(() => 'noise'), 'malformed', 'statement.form'],
  [
    'a provider without PKCE',
    metadataOf({ code_challenge_methods_supported: ['plain'] }),
    'forged',
    'policy.essential',
  ],
  [
    'a provider that is called otherwise',
    metadataOf({ issuer: 'https://other.example' }),
    'forged',
    'metadata.issuer',
  ],
  [
    'a provider whose endpoints are not safe',
    metadataOf({ token_endpoint: 'http://cie.example/token' }),
    'forged',
    'metadata.token_endpoint',
  ],
  ['a provider without keys', metadataOf({ jwks: { keys: [] } }), 'forged', 'metadata.jwks'],
  [
    'a provider that does not answer in time',
    ({ federation: { provider } }) => {
      provider.bends.respond = () => never();
    },
    'upstream_unavailable',
    'fetch.too_late',
  ],
  [
    'a provider that is down',
    ({ federation: { provider } }) => {
      provider.bends.respond = () => Promise.resolve(new Response('', { status: 500 }));
    },
    'upstream_unavailable',
    'fetch.status',
  ],
];
