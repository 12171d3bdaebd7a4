// SPDX-License-Identifier: AGPL-3.0-or-later
import { createVerify, X509Certificate } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { SignedXml } from 'xml-crypto';
import { ns } from '../../../src/providers/saml/names.js';
import {
  childrenOf,
  descend,
  readTree,
  type Element,
} from '../../../src/providers/saml/xml/tree.js';

/** What a service provider asked, after its signature was checked. */
export interface ReceivedRequest {
  readonly id: string;
  readonly issuer: string;
  readonly relayState: string;
  readonly classRef: string;
  readonly forceAuthn: boolean;
  readonly acs: string;
  /** Names of the attributes of the set that was asked for. */
  readonly attributes: readonly string[];
  readonly serviceName: string;
}

/** Reads a request of the Redirect binding. @throws Error when anything is wrong with it */
export async function receiveRedirect(rawQuery: string): Promise<ReceivedRequest> {
  const query = new URLSearchParams(rawQuery);
  const xml = inflateRawSync(Buffer.from(query.get('SAMLRequest') ?? '', 'base64')).toString(
    'utf8',
  );
  const metadata = await fetchMetadata(issuerOf(readTree(Buffer.from(xml))));
  const signed = rawQuery.slice(0, rawQuery.indexOf('&Signature='));
  const signature = Buffer.from(query.get('Signature') ?? '', 'base64');
  const valid = certificatesOf(metadata).some((pem) =>
    createVerify('sha256').update(signed).verify(pem, signature),
  );
  if (!valid) throw new Error('the signature of the request is wrong');
  return understand(xml, metadata, query.get('RelayState') ?? '');
}

/** Reads a request of the POST binding. @throws Error when anything is wrong with it */
export async function receivePost(
  body: Readonly<Record<string, string>>,
): Promise<ReceivedRequest> {
  const xml = Buffer.from(body['SAMLRequest'] ?? '', 'base64').toString('utf8');
  const metadata = await fetchMetadata(issuerOf(readTree(Buffer.from(xml))));
  const signature = /<ds:Signature .*<\/ds:Signature>/s.exec(xml)?.[0] ?? '';
  const valid = certificatesOf(metadata).some((publicCert) => {
    const verifier = new SignedXml({ publicCert });
    verifier.loadSignature(signature);
    return verifier.checkSignature(xml);
  });
  if (!valid) throw new Error('the signature of the request is wrong');
  return understand(xml, metadata, body['RelayState'] ?? '');
}

const issuerOf = (request: Element): string => descend(request, ns.saml, 'Issuer')?.text ?? '';

async function fetchMetadata(entityId: string): Promise<Element> {
  const response = await fetch(entityId);
  if (!response.ok) throw new Error(`no metadata at ${entityId}`);
  return readTree(Buffer.from(await response.arrayBuffer()));
}

function certificatesOf(metadata: Element): readonly string[] {
  const role = descend(metadata, ns.md, 'SPSSODescriptor');
  return childrenOf(role, ns.md, 'KeyDescriptor').map((key) => {
    const body = descend(key, ns.ds, 'KeyInfo', 'X509Data', 'X509Certificate')?.text ?? '';
    return new X509Certificate(Buffer.from(body, 'base64')).toString();
  });
}

function understand(xml: string, metadata: Element, relayState: string): ReceivedRequest {
  const request = readTree(Buffer.from(xml));
  const role = descend(metadata, ns.md, 'SPSSODescriptor');
  const indexed = (name: string, attribute: string): Element => {
    const index = request.attributes.get(attribute);
    const found = childrenOf(role, ns.md, name).find(
      (service) => service.attributes.get('index') === index,
    );
    if (!found) throw new Error(`${attribute} ${index} is not in the metadata`);
    return found;
  };
  const set = indexed('AttributeConsumingService', 'AttributeConsumingServiceIndex');
  const context = descend(request, ns.samlp, 'RequestedAuthnContext');
  return {
    id: request.attributes.get('ID') ?? '',
    issuer: issuerOf(request),
    relayState,
    classRef: descend(context, ns.saml, 'AuthnContextClassRef')?.text ?? '',
    forceAuthn: request.attributes.get('ForceAuthn') === 'true',
    acs:
      indexed('AssertionConsumerService', 'AssertionConsumerServiceIndex').attributes.get(
        'Location',
      ) ?? '',
    attributes: childrenOf(set, ns.md, 'RequestedAttribute').map(
      (attribute) => attribute.attributes.get('Name') ?? '',
    ),
    serviceName: descend(metadata, ns.md, 'Organization', 'OrganizationDisplayName')?.text ?? '',
  };
}
