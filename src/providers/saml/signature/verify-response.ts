// SPDX-License-Identifier: AGPL-3.0-or-later
import type { KeyObject } from 'node:crypto';
import type { XmlDocument } from 'libxml2-wasm';
import { ProviderError } from '../../provider-error.js';
import { readCanonical } from '../xml/canonical.js';
import { toTree, type Element } from '../xml/tree.js';
import { checkDocumentShape, type Advice } from './document-shape.js';
import { signatureOf, verifyPart, verifyRoot } from './verify-element.js';

/** What the second step lets through. */
export interface VerifiedResponse {
  /**
   * The Response without its Assertion: from signed bytes when it is signed, otherwise as it came,
   * and then only good for refusing.
   */
  readonly response: Element;
  readonly responseSigned: boolean;
  /** The signed bytes of the Assertion: canonical form, without the signature. */
  readonly assertionBytes: Buffer;
}

/**
 * Second step of the verification: of a Response with one Assertion, the parts that the identity
 * provider signed. The Assertion's signature is mandatory, the Response's is verified when present.
 * @param keys of the identity provider that the attempt was sent to.
 * @throws ProviderError `forged`
 */
export function verifyResponse(
  document: XmlDocument,
  keys: readonly KeyObject[],
  advice?: Advice,
): VerifiedResponse {
  const { root } = document;
  const assertion = checkDocumentShape(document, advice);
  if (!signatureOf(assertion)) {
    throw new ProviderError('forged', { rule: 'signature.assertion_unsigned' });
  }
  const assertionBytes = verifyPart(assertion, keys);
  if (!signatureOf(root)) {
    return { response: toTree(root, ['Assertion']), responseSigned: false, assertionBytes };
  }
  const response = readCanonical(verifyRoot(document, keys), 'Assertion');
  return { response, responseSigned: true, assertionBytes };
}
