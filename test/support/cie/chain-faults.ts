// SPDX-License-Identifier: AGPL-3.0-or-later
import { configurationOf, statementOf, type Row } from './bends.js';
import { moreIntermediates } from './long-chain.js';

/** Chains that do not hold. */
export const chainFaults: readonly Row[] = [
  [
    'an expired configuration',
    configurationOf((own, { seconds }) => ({
      ...own,
      iat: seconds() - 7_200,
      exp: seconds() - 3_600,
    })),
    'forged',
    'statement.exp',
  ],
  [
    'one from the future',
    configurationOf((own, { seconds }) => ({ ...own, iat: seconds() + 3_600 })),
    'forged',
    'statement.iat',
  ],
  [
    'an expired statement of the superior',
    statementOf((own, { seconds }) => ({ ...own, iat: seconds() - 7_200, exp: seconds() - 3_600 })),
    'forged',
    'statement.exp',
  ],
  [
    'a configuration of somebody else',
    configurationOf((own) => ({ ...own, iss: 'https://other.example' })),
    'forged',
    'statement.iss',
  ],
  [
    'a superior that speaks of another',
    statementOf((own) => ({ ...own, sub: 'https://other.example' })),
    'forged',
    'statement.sub',
  ],
  [
    'a superior that speaks as another',
    statementOf((own) => ({ ...own, iss: 'https://other.example' })),
    'forged',
    'statement.iss',
  ],
  [
    'a superior that names other keys',
    statementOf((own, { stranger }) => ({ ...own, jwks: { keys: [stranger.jwk] } })),
    'forged',
    'statement.key',
  ],
  [
    'a superior whose keys the anchor does not know',
    ({ federation: { anchor }, stranger }) => {
      anchor.bends.statement = (own) => ({ ...own, jwks: { keys: [stranger.jwk] } });
    },
    'forged',
    'statement.key',
  ],
  [
    'a superior that signs with another key than it says',
    ({ federation: { intermediate }, stranger }) => {
      intermediate.bends.forger = stranger;
    },
    'forged',
    'statement.signature',
  ],
  [
    'an anchor with other keys than those pinned',
    ({ federation: { anchor }, stranger }) => {
      anchor.bends.forger = stranger;
    },
    'forged',
    'statement.signature',
  ],
  [
    'no superior',
    configurationOf(({ authority_hints: _hints, ...own }) => own),
    'forged',
    'chain.no_superior',
  ],
  [
    'a superior that does not know the provider',
    ({ federation: { intermediate } }) => {
      intermediate.bends.respond = async (request) =>
        request.url.includes('/fetch') ? new Response('{}', { status: 404 }) : undefined;
    },
    'forged',
    'fetch.not_found',
  ],
  [
    'too many superiors',
    configurationOf((own) => ({
      ...own,
      authority_hints: Array.from({ length: 5 }, (_, n) => `https://superior${n}.example`),
    })),
    'forged',
    'chain.hints',
  ],
  [
    'a chain longer than the anchor allows',
    ({ federation: { anchor } }) => {
      anchor.bends.configuration = (own) => ({ ...own, constraints: { max_path_length: 0 } });
    },
    'forged',
    'chain.too_long',
  ],
  ['a chain without end', moreIntermediates(3), 'forged', 'chain.too_long'],
  [
    'a loop',
    ({ federation: { intermediate } }) => {
      intermediate.bends.configuration = (own) => ({
        ...own,
        authority_hints: [intermediate.entityId],
      });
    },
    'forged',
    'chain.loop',
  ],
  [
    'an anchor that allows no providers',
    ({ federation: { anchor } }) => {
      anchor.bends.configuration = (own) => ({
        ...own,
        constraints: { allowed_leaf_entity_types: ['openid_relying_party'] },
      });
    },
    'forged',
    'chain.entity_type',
  ],
];
