// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash, X509Certificate } from 'node:crypto';
import type { IdpKey } from '../spid-idp/keys.js';
import { writeSignature, type SignatureOptions } from '../spid-idp/signature.js';

/** A service of a trusted list, recognised and for identification unless said otherwise. */
export interface ListedService {
  /** PEM */
  readonly certificate: string;
  readonly type?: string;
  readonly status?: string;
  /** What it was before. */
  readonly history?: Pick<ListedService, 'type' | 'status'>;
}

export interface TrustedListOptions {
  readonly sequence?: number | string;
  readonly nextUpdate?: Date;
}

const tsl = 'http://uri.etsi.org/02231/v2#';
const types = 'http://uri.etsi.org/TrstSvc/Svctype/';
const statuses = 'http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/';

/** A national trusted list (ETSI TS 119 612), canonical as it stands, without a signature. */
export const writeTrustedList = (
  services: readonly ListedService[],
  { sequence = 1, nextUpdate = new Date('2027-05-01') }: TrustedListOptions = {},
): string =>
  [
    `<TrustServiceStatusList xmlns="${tsl}" Id="list">`,
    `<SchemeInformation><TSLSequenceNumber>${sequence}</TSLSequenceNumber>`,
    `<NextUpdate><dateTime>${nextUpdate.toISOString()}</dateTime></NextUpdate></SchemeInformation>`,
    '<TrustServiceProviderList><TrustServiceProvider><TSPServices>',
    ...services.map(service),
    '</TSPServices></TrustServiceProvider></TrustServiceProviderList></TrustServiceStatusList>',
  ].join('');

const service = ({ certificate, history, ...kind }: ListedService): string =>
  [
    `<TSPService><ServiceInformation>${kindOf(kind)}<ServiceDigitalIdentity><DigitalId>`,
    `<X509Certificate>${bodyOf(certificate)}</X509Certificate>`,
    '</DigitalId></ServiceDigitalIdentity></ServiceInformation>',
    history
      ? `<ServiceHistory><ServiceHistoryInstance>${kindOf(history)}</ServiceHistoryInstance></ServiceHistory>`
      : '',
    '</TSPService>',
  ].join('');

const kindOf = ({
  type = 'IdV',
  status = 'recognisedatnationallevel',
}: Pick<ListedService, 'type' | 'status'>): string =>
  `<ServiceTypeIdentifier>${types}${type}</ServiceTypeIdentifier><ServiceStatus>${statuses}${status}</ServiceStatus>`;

/** What is no certificate stays as it is. */
const bodyOf = (pem: string): string =>
  pem.startsWith('-----') ? new X509Certificate(pem).raw.toString('base64') : pem;

/** Signs a list as XAdES does (ETSI TS 119 612, annex B): one reference to it, one to the signed properties. */
export function signTrustedList(
  list: string,
  key: IdpKey,
  options: SignatureOptions & { readonly properties?: string } = {},
): string {
  const { properties = signedProperties, more, ...further } = options;
  const signature = writeSignature(list, 'list', {
    key,
    ...further,
    more: {
      inSignedInfo: `${propertiesReference}${more?.inSignedInfo ?? ''}`,
      inSignature: `<ds:Object><xades:QualifyingProperties xmlns:xades="${xades}">${properties}</xades:QualifyingProperties></ds:Object>${more?.inSignature ?? ''}`,
    },
  });
  return intoList(list, signature);
}

/** Puts an element in the last place of a list. */
export const intoList = (list: string, element: string): string =>
  list.replace(/<\/TrustServiceStatusList>$/, `${element}</TrustServiceStatusList>`);

const xades = 'http://uri.etsi.org/01903/v1.3.2#';
const signedProperties = `<xades:SignedProperties xmlns:xades="${xades}" Id="properties"><xades:SigningTime>2026-11-01T00:00:00Z</xades:SigningTime></xades:SignedProperties>`;
const propertiesReference = [
  '<ds:Reference Type="http://uri.etsi.org/01903#SignedProperties" URI="#properties">',
  '<ds:Transforms><ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"></ds:Transform></ds:Transforms>',
  '<ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"></ds:DigestMethod>',
  `<ds:DigestValue>${createHash('sha256').update(signedProperties).digest('base64')}</ds:DigestValue>`,
  '</ds:Reference>',
].join('');
