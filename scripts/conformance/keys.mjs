// SPDX-License-Identifier: AGPL-3.0-or-later
// Keys and certificates of one run, all thrown away after it.
import { spawnSync } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, work } from './paths.mjs';

const pem = { type: 'pkcs8', format: 'pem' };
const day = 86_400_000;

/** Fills a fresh work folder: secrets, the certificates of the service and of the validator. */
export function makeKeys() {
  rmSync(work, { recursive: true, force: true });
  mkdirSync(join(work, 'idp'), { recursive: true, mode: 0o700 });
  for (const name of ['person-key', 'seal', 'cookie']) {
    write(name, `${randomBytes(32).toString('base64')}\n`);
  }
  write('oidc.key', generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export(pem));
  certify('idp/private.key', 'idp/public.cert', '/CN=spid-sp-test');
  certify('tls.key', 'tls.crt', '/CN=Piazza', 'subjectAltName=IP:127.0.0.1');
}

/**
 * The service's own certificates for SAML, made by its own code; the first one is used in the run.
 * @returns sector and file of each
 */
export async function makeSamlCertificates(origin) {
  const module = join(root, 'dist/src/providers/saml/certificate.js');
  const { generateRsaKey, selfSignedCertificate } = await import(module);
  const key = await generateRsaKey();
  write('saml.key', key.export(pem));
  const common = {
    commonName: 'Piazza',
    organization: 'Regione Emilia-Romagna',
    entityId: origin,
    locality: 'Bologna',
    notBefore: new Date(Date.now() - day),
    notAfter: new Date(Date.now() + 30 * day),
  };
  const sectors = [
    { sector: 'public', name: 'saml.crt', organizationIdentifier: 'PA:IT-r_emiro' },
    { sector: 'private', name: 'saml-private.crt', organizationIdentifier: 'VATIT-01234567890' },
  ];
  for (const { name, ...own } of sectors) {
    write(name, await selfSignedCertificate({ ...common, ...own }, key));
  }
  return sectors.map(({ sector, name }) => ({ sector, file: join(work, name) }));
}

const write = (name, content) => writeFileSync(join(work, name), content, { mode: 0o600 });

function certify(key, certificate, subject, ...extensions) {
  const files = ['-keyout', join(work, key), '-out', join(work, certificate)];
  const args = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '30', '-subj', subject];
  const more = extensions.flatMap((extension) => ['-addext', extension]);
  const { status, stderr } = spawnSync('openssl', [...args, ...files, ...more], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`openssl could not make ${certificate}:\n${stderr}`);
}
