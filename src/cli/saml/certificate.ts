// SPDX-License-Identifier: AGPL-3.0-or-later
import { existsSync, writeFileSync } from 'node:fs';
import type { KeyObject } from 'node:crypto';
import { StartError } from '../../compose/start-error.js';
import { day, later, systemClock } from '../../kernel/clock.js';
import {
  certificateSigningRequest,
  generateRsaKey,
  selfSignedCertificate,
  type CertificateProfile,
} from '../../providers/saml/certificate.js';
import { certificateSubject } from '../../providers/spid/certificate-request.js';
import { spidConfigSchema } from '../../providers/spid/config.js';
import { readConfiguration } from '../configuration.js';
import { chooseSpid } from './instance.js';

export interface CertificateOptions {
  readonly locality: string;
  readonly out: string;
  readonly days: string;
  readonly bits: string;
  /** A request for who signs certificates, in the place of a self-signed one. */
  readonly request?: true;
}

/** Makes a key and what announces it. @throws StartError when a file would be overwritten */
export async function certificate(
  instance: string | undefined,
  options: CertificateOptions,
): Promise<void> {
  const { out, bits, request } = options;
  if (!['2048', '3072', '4096'].includes(bits))
    throw new StartError('--bits needs 2048, 3072 or 4096');
  const { id, profile } = await readProfile(instance, options);
  const key = await generateRsaKey(Number(bits));
  const [ending, pem] = request
    ? ['csr', await certificateSigningRequest(profile, key)]
    : ['crt', await selfSign(profile, key, Number(options.days))];
  create(`${out}.key`, key.export({ type: 'pkcs8', format: 'pem' }).toString(), 0o600);
  create(`${out}.${ending}`, pem, 0o644);
  console.log(`wrote ${out}.key and ${out}.${ending}`);
  if (request) console.log('send the request to who signs it; the certificate that comes back:');
  console.log(
    `name it with its key in keys.saml below the one in use, and above it once AgID has loaded the metadata; with several SPID instances add providers: [${id}]`,
  );
}

async function readProfile(
  instance: string | undefined,
  { locality }: CertificateOptions,
): Promise<{ readonly id: string; readonly profile: CertificateProfile }> {
  const configuration = await readConfiguration();
  const { id, config } = chooseSpid(configuration, instance);
  const spid = spidConfigSchema.parse(config);
  const standard = new URL(`/sign-in/${id}/metadata`, configuration.http.publicUrl).href;
  const subject = certificateSubject(spid, spid.entityId ?? standard);
  return { id, profile: { ...subject, locality } };
}

function selfSign(profile: CertificateProfile, key: KeyObject, days: number): Promise<string> {
  const notBefore = systemClock();
  const notAfter = later(notBefore, days * day);
  return selfSignedCertificate({ ...profile, notBefore, notAfter }, key);
}

/** @throws StartError when the file exists: it may be the key in use */
function create(file: string, content: string, mode: number): void {
  if (existsSync(file)) throw new StartError(`${file} is there already: name another with --out`);
  writeFileSync(file, content, { mode, flag: 'wx' });
}
