// SPDX-License-Identifier: AGPL-3.0-or-later
import { gatewayPlans } from '../../simulators/gateway/index.js';
import { createIssuer, type Issuer } from '../../simulators/spid-idp/issuer.js';
import { writeEntity } from '../../simulators/spid-idp/metadata.js';
import { readPersonas, type Persona } from '../../simulators/spid-idp/personas.js';
import { metadataFile } from '../saml/visit.js';

const organization = {
  name: { it: 'Regione Emilia-Romagna' },
  displayName: { it: 'Piazza' },
  url: { it: 'https://piazza.example' },
};

export const cieSamlConfigInput = (identityProvider: object, more: object = {}) => ({
  organization,
  administrative: { ipaCode: 'r_emiro', municipality: 'A944', email: 'piazza@example.org' },
  identityProvider,
  ...more,
});

export const federaConfigInput = (gateway: object, more: object = {}) => ({
  organization,
  contact: { email: 'piazza@example.org' },
  gateway,
  ...more,
});

export const samlConfigInput = (
  metadata: object,
  identityProviders: readonly string[],
  more: object = {},
) => ({
  organization,
  contact: { email: 'piazza@example.org' },
  metadata,
  identityProviders,
  ...more,
});

/** One identity provider of the gateway, with its metadata in a file. */
export async function aGatewayIssuer(
  name: 'cie' | 'federa' | 'eidas' | 'university',
): Promise<Issuer & { readonly file: string }> {
  const plan = gatewayPlans.find((one) => one.name === name);
  if (!plan) throw new Error(`the gateway has no ${name}`);
  const issuer = await createIssuer('https://gateway.example', plan);
  return { ...issuer, file: metadataFile(writeEntity(issuer)) };
}

export async function aPersona(id: string): Promise<Persona> {
  const found = (await readPersonas()).find((persona) => persona.id === id);
  if (!found) throw new Error(`no persona ${id}`);
  return found;
}
