// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CertificateProfile } from '../saml/certificate.js';
import type { SpidConfig } from './config.js';

/** What the certificate of a configured service has to say, so that it agrees with its metadata. */
export function certificateSubject(
  { organization, contact, role }: SpidConfig,
  entityId: string,
): Omit<CertificateProfile, 'locality'> {
  return {
    commonName: organization.displayName.it,
    organization: organization.name.it,
    entityId,
    organizationIdentifier: identifier(contact),
    sector: role.startsWith('private') ? 'private' : 'public',
  };
}

/** 2.5.4.97 (Avviso 29 v3): the IPA code of a public body, else the VAT number, else the fiscal code. */
function identifier({ ipaCode, vatNumber, fiscalCode }: SpidConfig['contact']): string {
  if (ipaCode) return `PA:IT-${ipaCode}`;
  return vatNumber ? `VATIT-${vatNumber.replace(/^IT/, '')}` : `CF:IT-${fiscalCode ?? ''}`;
}
