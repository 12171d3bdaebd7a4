// SPDX-License-Identifier: AGPL-3.0-or-later
import { X509Certificate } from 'node:crypto';
import { day } from '../../kernel/clock.js';
import type { CheckFinding, Host } from '../provider.js';
import type { SpidConfig } from './config.js';

/** Days before an end at which the warning changes its tone. */
const steps = [7, 30, 60];

/** Our own certificates: that they last, and that they say what metadata and configuration say. */
export async function checkOwnCertificates(
  config: SpidConfig,
  entityId: string,
  host: Host,
): Promise<readonly CheckFinding[]> {
  const keys = await host.keys.sign('saml');
  if (keys.length === 0) return [{ severity: 'error', message: 'there is no key in keys.saml' }];
  return keys.flatMap(({ kid, certificate }) => {
    if (!certificate) return [{ severity: 'error', message: `key ${kid} has no certificate` }];
    const read = new X509Certificate(certificate);
    return [
      ...lifetime(kid, new Date(read.validTo), host.clock.now()),
      ...agreement(kid, read, { config, entityId }),
    ];
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

/** AgID compares these by hand before it admits a service (Avviso 29 v3). */
function agreement(
  kid: string,
  { subject }: X509Certificate,
  { config, entityId }: { config: SpidConfig; entityId: string },
): readonly CheckFinding[] {
  const values = new Set(subject.split('\n').map((line) => line.slice(line.indexOf('=') + 1)));
  const wanted = {
    'CN, organization.displayName': config.organization.displayName.it,
    'O, organization.name': config.organization.name.it,
    'uri, the entityID': entityId,
  };
  return Object.entries(wanted)
    .filter(([, value]) => !values.has(value))
    .map(([field, value]) => ({
      severity: 'warning',
      message: `the certificate of key ${kid} does not say ${field}: ${value}`,
    }));
}
