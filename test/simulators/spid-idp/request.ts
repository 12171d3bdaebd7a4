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
  /** Names of the attributes of the set that was asked for; undefined when none was named. */
  readonly attributes: readonly string[] | undefined;
  readonly serviceName: string;
}

/** A message of a service provider whose signature holds. */
export interface OpenedMessage {
  readonly xml: string;
  /** Of the service provider that signed. */
  readonly metadata: Element;
  readonly relayState: string;
}

/** Reads a request of the Redirect binding. @throws Error when anything is wrong with it */
export async function receiveRedirect(rawQuery: string): Promise<ReceivedRequest> {
  const { xml, metadata, relayState } = await openRedirect(rawQuery);
  return understand(xml, metadata, relayState);
}

/** Reads a request of the POST binding. @throws Error when anything is wrong with it */
export async function receivePost(
  body: Readonly<Record<string, string>>,
): Promise<ReceivedRequest> {
  const { xml, metadata, relayState } = await openPost(body);
  return understand(xml, metadata, relayState);
}

/** @throws Error when the signature of the query is wrong */
export async function openRedirect(rawQuery: string): Promise<OpenedMessage> {
  const query = new URLSearchParams(rawQuery);
  const message = query.get('SAMLRequest') ?? query.get('SAMLResponse') ?? '';
  const xml = inflateRawSync(Buffer.from(message, 'base64')).toString('utf8');
  const metadata = await fetchMetadata(issuerOf(readTree(Buffer.from(xml))));
  const signed = rawQuery.slice(0, rawQuery.indexOf('&Signature='));
  const signature = Buffer.from(query.get('Signature') ?? '', 'base64');
  const valid = certificatesOf(metadata).some((pem) =>
    createVerify('sha256').update(signed).verify(pem, signature),
  );
  if (!valid) throw new Error('the signature of the request is wrong');
  return { xml, metadata, relayState: query.get('RelayState') ?? '' };
}

/** @throws Error when the signature in the message is wrong */
export async function openPost(body: Readonly<Record<string, string>>): Promise<OpenedMessage> {
  const message = body['SAMLRequest'] ?? body['SAMLResponse'] ?? '';
  const xml = Buffer.from(message, 'base64').toString('utf8');
  const metadata = await fetchMetadata(issuerOf(readTree(Buffer.from(xml))));
  const signature = /<(?:ds:)?Signature .*<\/(?:ds:)?Signature>/s.exec(xml)?.[0] ?? '';
  const valid = certificatesOf(metadata).some((publicCert) => {
    const verifier = new SignedXml({ publicCert });
    verifier.loadSignature(signature);
    return verifier.checkSignature(xml);
  });
  if (!valid) throw new Error('the signature of the request is wrong');
  return { xml, metadata, relayState: body['RelayState'] ?? '' };
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
  const indexed = (name: string): Element | undefined => {
    const index = request.attributes.get(`${name}Index`);
    const services = childrenOf(role, ns.md, name);
    const found = services.find((service) => service.attributes.get('index') === index);
    if (index !== undefined && !found) throw new Error(`${name} ${index} is not in the metadata`);
    return found;
  };
  const set = indexed('AttributeConsumingService');
  const context = descend(request, ns.samlp, 'RequestedAuthnContext');
  return {
    id: request.attributes.get('ID') ?? '',
    issuer: issuerOf(request),
    relayState,
    classRef: descend(context, ns.saml, 'AuthnContextClassRef')?.text ?? '',
    forceAuthn: request.attributes.get('ForceAuthn') === 'true',
    acs:
      indexed('AssertionConsumerService')?.attributes.get('Location') ?? addressed(request, role),
    attributes:
      set &&
      childrenOf(set, ns.md, 'RequestedAttribute').map(
        (attribute) => attribute.attributes.get('Name') ?? '',
      ),
    serviceName: descend(metadata, ns.md, 'Organization', 'OrganizationDisplayName')?.text ?? '',
  };
}

/** @throws Error unless the metadata says that answers may go there */
function addressed(request: Element, role: Element | undefined): string {
  const wanted = request.attributes.get('AssertionConsumerServiceURL') ?? '';
  const services = childrenOf(role, ns.md, 'AssertionConsumerService');
  if (services.some((service) => service.attributes.get('Location') === wanted)) return wanted;
  throw new Error(`${wanted || 'no address'} is not in the metadata`);
}
