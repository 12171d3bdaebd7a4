// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash, timingSafeEqual, type KeyObject } from 'node:crypto';
import type { XmlDocument, XmlElement } from 'libxml2-wasm';
import { ProviderError } from '../../provider-error.js';
import { envelopedSignature, exclusiveC14n, ns } from '../../saml/names.js';
import { digestHash, verifySignature } from '../../saml/signature/algorithms.js';
import { readBase64 } from '../../saml/signature/signed-info.js';
import { signatureOf } from '../../saml/signature/verify-element.js';
import { readCanonical } from '../../saml/xml/canonical.js';
import { canonicalBytes, standalone, withDocument } from '../../saml/xml/document.js';
import { childElements, childrenOf, descend, toTree, type Element } from '../../saml/xml/tree.js';

const refuse = (rule: string): never => {
  throw new ProviderError('forged', { rule: `trust_list.signature_${rule}` });
};

const signedProperties = 'http://uri.etsi.org/01903#SignedProperties';

/**
 * Verifies the XAdES signature of a trusted list (ETSI TS 119 612, annex B) and gives the signed bytes:
 * the canonical form of the whole list without its signature. One reference covers the list, one the
 * signed properties inside the signature, and there is no third.
 * @param key of the pinned signer; nothing is taken from KeyInfo.
 * @throws ProviderError `forged`
 */
export function verifyTrustList(document: XmlDocument, key: KeyObject): Buffer {
  const { root } = document;
  const signature = signatureOf(root) ?? refuse('missing');
  const references = verifySignedInfo(signature, key);
  const [whole, ...more] = references.filter(
    (one) => one.attributes.get('Type') !== signedProperties,
  );
  const [properties, ...others] = references.filter((one) => one !== whole);
  if (!whole || more.length > 0 || others.length > 0) return refuse('references');
  if (properties) checkProperties(properties, signature);

  const uri = whole.attributes.get('URI');
  if (uri !== '' && uri !== `#${root.attr('Id')?.value}`) return refuse('reference');
  checkTransforms(whole, [envelopedSignature, exclusiveC14n]);
  signature.remove();
  const bytes = canonicalBytes(document, []);
  return checkDigest(whole, bytes) ? bytes : refuse('digest');
}

function verifySignedInfo(signature: XmlElement, key: KeyObject): readonly Element[] {
  const [signedInfo, value] = childElements(signature);
  if (!isNamed(signedInfo, 'SignedInfo') || !isNamed(value, 'SignatureValue'))
    return refuse('shape');
  const bytes = withDocument(standalone(signedInfo), (document) => canonicalBytes(document, []));
  const info = readCanonical(bytes);
  const canonicalization = descend(info, ns.ds, 'CanonicalizationMethod');
  if (!isPlain(canonicalization, exclusiveC14n)) return refuse('canonicalization');
  const method = descend(info, ns.ds, 'SignatureMethod')?.attributes.get('Algorithm') ?? '';
  const signed = { bytes, signature: readBase64(toTree(value), 'value') };
  return verifySignature(method, signed, [key])
    ? childrenOf(info, ns.ds, 'Reference')
    : refuse('invalid');
}

const isNamed = (element: XmlElement | undefined, name: string): element is XmlElement =>
  element?.name === name && element.namespaceUri === ns.ds;

const isPlain = (method: Element | undefined, algorithm: string): boolean =>
  method?.attributes.get('Algorithm') === algorithm && method.children.length === 0;

function checkTransforms(reference: Element, expected: readonly string[]): void {
  const transforms = childrenOf(descend(reference, ns.ds, 'Transforms'), ns.ds, 'Transform');
  const fits =
    transforms.length === expected.length &&
    transforms.every((one, index) => isPlain(one, expected[index] ?? ''));
  if (!fits) refuse('transforms');
}

function checkDigest(reference: Element, bytes: Buffer): boolean {
  const algorithm = descend(reference, ns.ds, 'DigestMethod')?.attributes.get('Algorithm') ?? '';
  const hash = digestHash(algorithm);
  if (!hash) return refuse('digest_algorithm');
  const expected = readBase64(descend(reference, ns.ds, 'DigestValue'), 'digest_value');
  const digest = createHash(hash).update(bytes).digest();
  return digest.length === expected.length && timingSafeEqual(digest, expected);
}

/** Nothing of them is used, but a signature whose parts do not agree is none. */
function checkProperties(reference: Element, signature: XmlElement): void {
  checkTransforms(reference, [exclusiveC14n]);
  const id = (reference.attributes.get('URI') ?? '').replace(/^#/, '');
  const found = childElements(signature)
    .filter((one) => isNamed(one, 'Object'))
    .flatMap(childElements)
    .flatMap(childElements)
    .filter((one) => one.attr('Id')?.value === id);
  const [properties, ...more] = found;
  if (!properties || more.length > 0) return refuse('properties');
  const bytes = withDocument(standalone(properties), (document) => canonicalBytes(document, []));
  if (!checkDigest(reference, bytes)) refuse('properties_digest');
}
