// SPDX-License-Identifier: AGPL-3.0-or-later
import { createAuthority } from '../../simulators/cie-federation/authority.js';
import {
  configurationOf,
  markType,
  metadataOf,
  trustMarkOf,
  type Bend,
  type Row,
} from './bends.js';

const unsafe = 'http://superior.example';

/** What the intermediate says of its own endpoints. */
const endpointOf =
  (endpoint: string | undefined): Bend =>
  ({ federation: { intermediate } }) => {
    intermediate.bends.configuration = (own) => {
      const metadata = { federation_entity: { federation_fetch_endpoint: endpoint } };
      return { ...own, metadata };
    };
  };

/** Every superior names four more, none of which leads to the anchor. */
const waysWithoutEnd: Bend = ({ federation, stranger, seconds }) => {
  const { anchor, intermediate } = federation;
  anchor.bends.configuration = (own) => ({ ...own, constraints: {} });
  const four = (entityId: string): string[] => [0, 1, 2, 3].map((n) => `${entityId}/${n}`);
  intermediate.bends.configuration = (own) => ({
    ...own,
    authority_hints: four(intermediate.entityId),
  });
  intermediate.bends.respond = async (request) => {
    const [entityId = ''] = /^.*?(?:\/\d)+(?=\/)/.exec(request.url) ?? [];
    if (!entityId) return undefined;
    const below = entityId.replace(/\/\d$/, '');
    const key = below === intermediate.entityId ? intermediate.key : stranger;
    const authority = createAuthority({
      entityId,
      key: stranger,
      name: 'one of many',
      now: () => new Date(seconds() * 1_000),
      superiors: four(entityId),
    });
    authority.register({ entityId: below, jwks: [key.jwk], type: 'federation_entity' });
    return authority.handle(request);
  };
};

/** Ways and documents of a federation that are none. */
export const addressFaults: readonly Row[] = [
  [
    'a superior at an address that no federation has',
    configurationOf((own) => ({ ...own, authority_hints: [unsafe] })),
    'forged',
    'entity.id',
  ],
  [
    'a superior that speaks at such an address',
    endpointOf(`${unsafe}/fetch`),
    'forged',
    'fetch.address',
  ],
  [
    'a superior that speaks of nobody',
    endpointOf(undefined),
    'malformed',
    'superior.fetch_endpoint',
  ],
  [
    'a superior that sends on to somewhere else',
    ({ federation: { intermediate, anchor } }) => {
      const location = `${anchor.entityId}/fetch`;
      intermediate.bends.respond = async (request) =>
        request.url.includes('/fetch')
          ? new Response(null, { status: 302, headers: { location } })
          : undefined;
    },
    'upstream_unavailable',
    'fetch.failed',
  ],
  ['more ways up than anybody walks', waysWithoutEnd, 'forged', 'fetch.too_many'],
  [
    'a trust mark of another type than it says',
    trustMarkOf(({ federation }) =>
      federation.anchor.issueTrustMark(`${markType(federation)}x`, federation.provider.entityId),
    ),
    'forged',
    'trust_mark.type',
  ],
  [
    'a trust mark that is noise',
    trustMarkOf(() => Promise.resolve('noise')),
    'malformed',
    'trust_mark.form',
  ],
  [
    'a trust mark of which its issuer says nothing',
    ({ federation: { anchor } }) => {
      anchor.bends.respond = async (request) =>
        request.url.endsWith('/trust_mark_status') ? Response.json({}) : undefined;
    },
    'malformed',
    'trust_mark.status',
  ],
  [
    'a provider that signs in no way of ours',
    metadataOf({ id_token_signing_alg_values_supported: ['ES256'] }),
    'forged',
    'metadata.id_token_signing_alg_values_supported',
  ],
];
