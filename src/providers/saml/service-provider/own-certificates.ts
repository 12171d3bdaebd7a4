// SPDX-License-Identifier: AGPL-3.0-or-later
import { X509Certificate } from 'node:crypto';
import { day } from '../../../kernel/clock.js';
import type { CheckFinding, Host } from '../../provider.js';

/** Days before an end at which the warning changes its tone. */
const steps = [7, 30, 60];

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
  const days = Math.floor((end.getTime() - now.getTime()) / day);
  if (days < 0) return [{ severity: 'error', message: `the certificate of key ${kid} has ended` }];
  const step = steps.find((limit) => days < limit);
  return step === undefined
    ? []
    : [
        {
          severity: 'warning',
          message: `the certificate of key ${kid} ends in less than ${step} days`,
        },
      ];
}
