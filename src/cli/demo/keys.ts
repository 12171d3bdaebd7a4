// SPDX-License-Identifier: AGPL-3.0-or-later
import { createPrivateKey, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownKey } from '../../providers/federation/keys.js';
import { generateRsaKey, selfSignedCertificate } from '../../providers/saml/certificate.js';

const secrets = [
  'person-key',
  'seal',
  'cookie',
  'google',
  'facebook',
  'linkedin',
  'x',
  'oidc',
  'oauth2',
  'portal-a',
  'portal-b',
];
/** Of the simulated federation, and of ourselves in it: one for each use. */
const rsaKeys = [
  'oidc',
  'saml',
  'cards',
  'cie-anchor',
  'cie-intermediate',
  'cie-provider',
  'cie-provider-tokens',
  'cie-federation',
  'cie-signature',
  'cie-encryption',
];
const validYears = 10;

/**
 * Makes the keys that `config/demo.yaml` names, those that are not there yet. They never leave this folder.
 * @param entityId what the SAML certificate announces.
 */
export async function makeDemoKeys(directory: string, entityId: string): Promise<void> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const keep = async (name: string, make: () => Promise<string>): Promise<void> => {
    const file = join(directory, name);
    if (!existsSync(file)) write(file, await make());
  };
  for (const name of secrets) await keep(name, async () => randomBytes(32).toString('base64'));
  await Promise.all(rsaKeys.map((name) => keep(`${name}.key`, makeRsaKey)));
  const read = (name: string): string => readFileSync(join(directory, name), 'utf8');
  await keep('saml.crt', () =>
    certify(read('saml.key'), { commonName: 'Piazza (demo)', entityId }),
  );
  const onLoopback = { commonName: 'localhost', entityId: 'https://localhost' };
  await keep('cards.crt', () => certify(read('cards.key'), onLoopback));
  await keep('cie-anchor.jwks', () => publish(read('cie-anchor.key')));
}

/** The public half, as a federation hands it out at onboarding. */
async function publish(key: string): Promise<string> {
  const { publicJwk } = await ownKey(key);
  return JSON.stringify({ keys: [publicJwk] });
}

async function makeRsaKey(): Promise<string> {
  const key = await generateRsaKey();
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

interface Named {
  readonly commonName: string;
  readonly entityId: string;
}

async function certify(key: string, named: Named): Promise<string> {
  const notBefore = new Date();
  const notAfter = new Date(notBefore);
  notAfter.setFullYear(notAfter.getFullYear() + validYears);
  const request = {
    ...named,
    organization: 'Regione Emilia-Romagna (demo)',
    organizationIdentifier: 'PA:IT-r_emiro',
    locality: 'Bologna',
    notBefore,
    notAfter,
  };
  return selfSignedCertificate(request, createPrivateKey(key));
}

/** Whole or not at all: an interrupted start leaves no half key. */
function write(file: string, content: string): void {
  const partial = `${file}.${process.pid}`;
  writeFileSync(partial, `${content.trim()}\n`, { mode: 0o600 });
  renameSync(partial, file);
}
