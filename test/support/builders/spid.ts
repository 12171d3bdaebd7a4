// SPDX-License-Identifier: AGPL-3.0-or-later
import { X509Certificate } from 'node:crypto';
import spid from '../../../src/providers/spid/index.js';
import { spidConfigSchema } from '../../../src/providers/spid/config.js';
import { readCertificate } from '../../../src/providers/saml/metadata/certificate.js';
import type { Provider, SigningKey } from '../../../src/providers/provider.js';
import { createIdpKey, type IdpKey } from '../../simulators/spid-idp/keys.js';
import type { Host } from '../../../src/providers/provider.js';

/** The least that a public body has to say. */
export const spidConfigInput = (register: Record<string, unknown>, more: object = {}) => ({
  organization: {
    name: { it: 'Regione Emilia-Romagna' },
    displayName: { it: 'Piazza' },
    url: { it: 'https://piazza.example' },
  },
  contact: { ipaCode: 'r_emiro', email: 'piazza@example.org', phone: '+390511234567' },
  register,
  ...more,
});

export const aSpidProvider = async (
  host: Host,
  register: Record<string, unknown>,
  more: object = {},
): Promise<Provider> => spid.create(spidConfigSchema.parse(spidConfigInput(register, more)), host);

export async function aSigningKey(kid = 'test'): Promise<SigningKey> {
  return { kid, ...(await createIdpKey(kid)) };
}

export const trusted = ({ certificate }: IdpKey) =>
  readCertificate(new X509Certificate(certificate).raw.toString('base64'));
