// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash, timingSafeEqual, type KeyObject } from 'node:crypto';
import type { XmlDocument, XmlElement } from 'libxml2-wasm';
import { ProviderError } from '../../provider-error.js';
import { ns } from '../names.js';
import { canonicalBytes, standalone, withDocument } from '../xml/document.js';
import { readCanonical } from '../xml/canonical.js';
import { childElements, toTree } from '../xml/tree.js';
import { verifySignature } from './algorithms.js';
import { readBase64, readSignedInfo, type SignedInfo } from './signed-info.js';

const refuse = (rule: string): never => {
  throw new ProviderError('forged', { rule: `signature.${rule}` });
};

/** The direct child ds:Signature; undefined when there is none. @throws ProviderError when there are two. */
export function signatureOf(parent: XmlElement): XmlElement | undefined {
  const found = childElements(parent).filter(
    ({ name, namespaceUri }) => name === 'Signature' && namespaceUri === ns.ds,
  );
  return found.length > 1 ? refuse('repeated') : found[0];
}

/**
 * Verifies the enveloped signature of a document's root and gives the signed bytes: the canonical form
 * of the root without its signature. The document is changed: the signature is taken out of it.
 * Algorithms, reference and digest are read from the very bytes that the key signed.
 * @param keys of the expected signer; nothing is ever taken from KeyInfo.
 * @throws ProviderError `forged`
 */
export function verifyRoot(document: XmlDocument, keys: readonly KeyObject[]): Buffer {
  const { root } = document;
  const signature = signatureOf(root) ?? refuse('missing');
  const info = verifySignedInfo(signature, keys);
  if (root.attr('ID')?.value !== info.reference) return refuse('reference');
  signature.remove();
  const bytes = canonicalBytes(document, info.prefixes);
  const digest = createHash(info.digestHash).update(bytes).digest();
  const same = digest.length === info.digest.length && timingSafeEqual(digest, info.digest);
  return same ? bytes : refuse('digest');
}

/** The same for an element inside a document, which stays as it is. @throws ProviderError `forged` */
export const verifyPart = (element: XmlElement, keys: readonly KeyObject[]): Buffer =>
  withDocument(standalone(element), (document) => verifyRoot(document, keys));

function verifySignedInfo(signature: XmlElement, keys: readonly KeyObject[]): SignedInfo {
  const [signedInfo, value] = partsOf(signature);
  const bytes = withDocument(standalone(signedInfo), (document) => canonicalBytes(document, []));
  const info = readSignedInfo(readCanonical(bytes));
  const signed = { bytes, signature: readBase64(toTree(value), 'value') };
  return verifySignature(info.signatureAlgorithm, signed, keys) ? info : refuse('invalid');
}

/** SignedInfo, SignatureValue and at most a KeyInfo, which nobody reads; an Object is refused. */
function partsOf(signature: XmlElement): readonly [XmlElement, XmlElement] {
  const parts = childElements(signature);
  const names = parts.map(({ name, namespaceUri }) => (namespaceUri === ns.ds ? name : ''));
  const [signedInfo, value, keyInfo] = parts;
  const fits =
    names[0] === 'SignedInfo' &&
    names[1] === 'SignatureValue' &&
    parts.length <= 3 &&
    (!keyInfo || names[2] === 'KeyInfo');
  return fits && signedInfo && value ? [signedInfo, value] : refuse('shape');
}
