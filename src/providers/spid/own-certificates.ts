// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CertificateCheck } from '../saml/service-provider/own-certificates.js';
import type { SpidConfig } from './config.js';

/** AgID compares these by hand before it admits a service (Avviso 29 v3). */
export const agreesWith =
  ({ organization }: Pick<SpidConfig, 'organization'>, entityId: string): CertificateCheck =>
  (kid, { subject }) => {
    const values = new Set(subject.split('\n').map((line) => line.slice(line.indexOf('=') + 1)));
    const wanted = {
      'CN, organization.displayName': organization.displayName.it,
      'O, organization.name': organization.name.it,
      'uri, the entityID': entityId,
    };
    return Object.entries(wanted)
      .filter(([, value]) => !values.has(value))
      .map(([field, value]) => ({
        severity: 'warning',
        message: `the certificate of key ${kid} does not say ${field}: ${value}`,
      }));
  };
