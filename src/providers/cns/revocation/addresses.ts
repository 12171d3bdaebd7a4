// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  AuthorityInfoAccessSyntax,
  CRLDistributionPoints,
  id_ad_ocsp,
  id_ce_cRLDistributionPoints,
  id_pe_authorityInfoAccess,
} from '@peculiar/asn1-x509';
import { extensionOf, type Certificate } from '../certificate/read.js';

/** More are not tried. */
const maximum = 3;

/** Of the web only: the LDAP directories that old cards name do not answer from outside. */
const onWeb = (addresses: readonly (string | undefined)[]): readonly string[] =>
  addresses
    .filter((address) => address !== undefined)
    .filter((one) => /^https?:\/\//i.test(one))
    .slice(0, maximum);

/** Where OCSP answers for this certificate are had. */
export function responders(certificate: Certificate): readonly string[] {
  const access = extensionOf(certificate, id_pe_authorityInfoAccess, AuthorityInfoAccessSyntax);
  const methods = (access ?? []).filter(({ accessMethod }) => accessMethod === id_ad_ocsp);
  return onWeb(methods.map(({ accessLocation }) => accessLocation.uniformResourceIdentifier));
}

/** Where the list that would name this certificate is had; lists of other issuers are none. */
export function listAddresses(certificate: Certificate): readonly string[] {
  const points = extensionOf(certificate, id_ce_cRLDistributionPoints, CRLDistributionPoints) ?? [];
  const names = points
    .filter(({ cRLIssuer, reasons }) => cRLIssuer === undefined && reasons === undefined)
    .flatMap(({ distributionPoint }) => distributionPoint?.fullName ?? []);
  return onWeb(names.map(({ uniformResourceIdentifier }) => uniformResourceIdentifier));
}
