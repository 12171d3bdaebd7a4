// SPDX-License-Identifier: AGPL-3.0-or-later
import { X509Certificate } from 'node:crypto';
import type { CheckFinding, Host } from '../../provider.js';
import { lifetimeOf } from './lifetime.js';

/** What else a certificate has to say. */
export type CertificateCheck = (
  kid: string,
  certificate: X509Certificate,
) => readonly CheckFinding[];

/** Our own certificates: that they are there, that they last, and what else the scheme asks of them. */
export async function checkOwnCertificates(
  host: Host,
  also: CertificateCheck = () => [],
): Promise<readonly CheckFinding[]> {
  const keys = await host.keys.sign('saml');
  if (keys.length === 0) return [{ severity: 'error', message: 'there is no key in keys.saml' }];
  return keys.flatMap(({ kid, certificate }) => {
    if (!certificate) return [{ severity: 'error', message: `key ${kid} has no certificate` }];
    const read = new X509Certificate(certificate);
    return [...lifetime(kid, new Date(read.validTo), host.clock.now()), ...also(kid, read)];
  });
}

function lifetime(kid: string, end: Date, now: Date): readonly CheckFinding[] {
  const found = lifetimeOf(`the certificate of key ${kid}`, end, now);
  return found ? [{ severity: found.ended ? 'error' : 'warning', message: found.message }] : [];
}
