// SPDX-License-Identifier: AGPL-3.0-or-later
import { SignedXml } from 'xml-crypto';
import { at } from '../../simulators/spid-idp/draft.js';
import { responseFacts } from '../builders/saml.js';
import { draftResponse, signDraft, write } from '../../simulators/spid-idp/response.js';
import type { IdpKey } from '../../simulators/spid-idp/keys.js';

interface Style {
  /** White space between elements, as many identity providers write. */
  readonly indented?: boolean;
  readonly hash?: 'sha256' | 'sha512';
  readonly signResponse?: boolean;
  readonly declaration?: boolean;
  readonly comments?: boolean;
}

const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const enveloped = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';
const digests = {
  sha256: 'http://www.w3.org/2001/04/xmlenc#sha256',
  sha512: 'http://www.w3.org/2001/04/xmlenc#sha512',
};

/** A good response as other software writes and signs it: not canonical as it stands. */
export function foreignResponse(key: IdpKey, style: Style = {}): string {
  let xml = write(draftResponse(responseFacts)).xml;
  xml = xml.replace(
    '<samlp:Response ',
    '<samlp:Response xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:unused="urn:unused" ',
  );
  xml = xml.replaceAll('xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" Format', 'Format');
  xml = xml.replace(
    '<samlp:Response ',
    '<samlp:Response xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ',
  );
  if (style.indented) xml = xml.replace(/></g, '>\n    <').replaceAll('="', ' =  "');
  if (style.comments) xml = xml.replace('<saml:Subject>', '<!-- who -->\n<saml:Subject>');
  xml = sign(xml, 'Assertion', key, style);
  if (style.signResponse) xml = sign(xml, 'Response', key, style);
  return style.declaration ? `<?xml version="1.0" encoding="UTF-8"?>\n${xml}` : xml;
}

// oxlint-disable-next-line max-params -- four small things that belong to no object
function sign(xml: string, name: string, key: IdpKey, style: Style): string {
  const { hash = 'sha256' } = style;
  const signer = new SignedXml({
    privateKey: key.privateKey.export({ type: 'pkcs8', format: 'pem' }),
    publicCert: key.certificate,
    canonicalizationAlgorithm: exclusive,
    signatureAlgorithm: `http://www.w3.org/2001/04/xmldsig-more#rsa-${hash}`,
  });
  const xpath = `//*[local-name()='${name}']`;
  signer.addReference({
    xpath,
    transforms: [enveloped, exclusive],
    digestAlgorithm: digests[hash],
  });
  const reference = `${xpath}/*[local-name()='Issuer']`;
  signer.computeSignature(xml, { prefix: 'ds', location: { reference, action: 'after' } });
  return signer.getSignedXml();
}

/** `InclusiveNamespaces PrefixList`, as OpenSAML writes: the Assertion keeps a prefix it does not use. */
export function prefixedResponse(key: IdpKey): string {
  const response = draftResponse(responseFacts);
  at(response, 'Assertion').attributes['xmlns:xs'] = 'http://www.w3.org/2001/XMLSchema';
  const inclusive = `<ec:InclusiveNamespaces xmlns:ec="${exclusive}" PrefixList="xs"></ec:InclusiveNamespaces>`;
  const transform = (algorithm: string, inside: string): string =>
    `<ds:Transform Algorithm="${algorithm}">${inside}</ds:Transform>`;
  const transforms = transform(enveloped, '') + transform(exclusive, inclusive);
  return signDraft(response, { key, assertion: { transforms }, response: false });
}

export const foreignStyles: Readonly<Record<string, Style>> = {
  plain: {},
  'both signed': { signResponse: true },
  indented: { indented: true, signResponse: true },
  'with an XML declaration': { declaration: true, indented: true },
  'with SHA-512': { hash: 'sha512' },
  'with comments between elements': { comments: true, signResponse: true },
};
