// SPDX-License-Identifier: AGPL-3.0-or-later
import type { DocumentRoute, QueryRoute } from '../../provider.js';
import { configurationUrl } from '../../federation/entity-id.js';
import type { OwnKey } from '../../federation/keys.js';
import { configurationPath, resolvePath, statementMediaType } from '../../federation/names.js';
import { writeConfiguration } from '../../federation/publish.js';
import { answerResolve } from '../../federation/resolve-endpoint.js';
import { callbackPath, type RelyingParty } from './relying-party.js';

/** Our entity configuration, under the instance and, where the entity identifier is the host, at its root. */
export const entityConfiguration = (party: RelyingParty): DocumentRoute => ({
  path: configurationPath,
  type: statementMediaType,
  atRoot: configurationUrl(party.entityId) === new URL(configurationPath, party.host.origin).href,
  render: () => writeEntityConfiguration(party),
});

export async function writeEntityConfiguration(party: RelyingParty): Promise<string> {
  return writeConfiguration({
    ...party.publication(),
    metadata: {
      federation_entity: federationEntity(party),
      openid_relying_party: openidRelyingParty(party),
    },
    authorityHints: party.authorityHints,
    trustMarks: await party.trustMarks.current(),
  });
}

export const resolveQuery = (party: RelyingParty): QueryRoute => ({
  path: resolvePath,
  answer: (query) =>
    answerResolve(
      {
        chains: party.chains,
        anchor: party.config.trustAnchor.id,
        publication: party.publication,
      },
      query,
    ),
});

/** Who we are (technical rules, RP metadata). */
function federationEntity(party: RelyingParty): object {
  const { name, homepage, policy, logo, contacts } = party.config.organization;
  return {
    organization_name: name,
    homepage_uri: homepage,
    policy_uri: policy,
    logo_uri: logo,
    contacts,
    federation_resolve_endpoint: addressOf(party, resolvePath),
  };
}

/** What we are as a client (technical rules, RP metadata). */
function openidRelyingParty(party: RelyingParty): object {
  const { config, keys, entityId } = party;
  const { signature, keyEncryption, contentEncryption } = config.algorithms;
  return {
    client_id: entityId,
    client_name: config.organization.name,
    contacts: config.organization.contacts,
    application_type: 'web',
    subject_type: 'pairwise',
    client_registration_types: ['automatic'],
    redirect_uris: [addressOf(party, callbackPath)],
    response_types: ['code'],
    grant_types: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_method: 'private_key_jwt',
    id_token_signed_response_alg: signature,
    userinfo_signed_response_alg: signature,
    userinfo_encrypted_response_alg: keyEncryption,
    userinfo_encrypted_response_enc: contentEncryption,
    jwks: {
      keys: [
        ...published(keys.signature, { use: 'sig', alg: signature }),
        ...published(keys.encryption, { use: 'enc', alg: keyEncryption }),
      ],
    },
  };
}

const published = (keys: readonly OwnKey[], marks: { use: string; alg: string }): object[] =>
  keys.map(({ publicJwk }) => ({ ...publicJwk, ...marks }));

const addressOf = ({ host }: RelyingParty, path: string): string =>
  new URL(`/sign-in/${host.id}${path}`, host.origin).href;
