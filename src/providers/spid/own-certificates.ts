// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CertificateCheck } from '../saml/service-provider/own-certificates.js';
import { certificateSubject } from './certificate-request.js';
import type { SpidConfig } from './config.js';

/** AgID compares these by hand before it admits a service (Avviso 29 v3). */
export const agreesWith =
  (config: SpidConfig, entityId: string): CertificateCheck =>
  (kid, { subject }) => {
    const { commonName, organization, organizationIdentifier } = certificateSubject(
      config,
      entityId,
    );
    const values = new Set(subject.split('\n').map(valueOf));
    const wanted = {
      'CN, organization.displayName': commonName,
      'O, organization.name': organization,
      'uri, the entityID': entityId,
      'organizationIdentifier, the codes of contact': organizationIdentifier,
    };
    return Object.entries(wanted)
      .filter(([, value]) => !values.has(value))
      .map(([field, value]) => ({
        severity: 'warning',
        message: `the certificate of key ${kid} does not say ${field}: ${value}`,
      }));
  };

/** Node escapes as RFC 4514 does. */
const valueOf = (line: string): string =>
  line.slice(line.indexOf('=') + 1).replaceAll(/\\(.)/g, '$1');
