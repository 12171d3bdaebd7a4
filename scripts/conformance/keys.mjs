// SPDX-License-Identifier: AGPL-3.0-or-later
// Keys and certificates of one run, all thrown away after it.
import { spawnSync } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { work } from './paths.mjs';

const pem = { type: 'pkcs8', format: 'pem' };

/** Fills a fresh work folder: secrets, the certificates of the service and of the validator. */
export function makeKeys() {
  rmSync(work, { recursive: true, force: true });
  mkdirSync(join(work, 'idp'), { recursive: true, mode: 0o700 });
  for (const name of ['person-key', 'seal', 'cookie']) {
    write(name, `${randomBytes(32).toString('base64')}\n`);
  }
  write('oidc.key', generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export(pem));
  certify('saml.key', 'saml.crt', '/CN=Piazza/O=Regione Emilia-Romagna/C=IT');
  certify('idp/private.key', 'idp/public.cert', '/CN=spid-sp-test');
  certify('tls.key', 'tls.crt', '/CN=Piazza', 'subjectAltName=IP:127.0.0.1');
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
