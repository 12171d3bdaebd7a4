// SPDX-License-Identifier: AGPL-3.0-or-later
import type { KeyObject } from 'node:crypto';
import { XmlXPath, XmlAttribute, XmlElement, type XmlDocument } from 'libxml2-wasm';
import { ProviderError } from '../../provider-error.js';
import { ns } from '../names.js';
import { withDocument } from '../xml/document.js';
import { toTree, type Element } from '../xml/tree.js';
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

const refuse = (rule: string): never => {
  throw new ProviderError('forged', { rule });
};

const ids = XmlXPath.compile(
  "//@*[local-name()='ID' or local-name()='Id' or local-name()='id' or local-name()='AssertionID']",
);
const assertions = XmlXPath.compile(
  "//*[local-name()='Assertion' or local-name()='EncryptedAssertion']",
);
const signatures = XmlXPath.compile("//*[local-name()='Signature']");

/**
 * Second step of the verification: of a Response with one Assertion, the parts that the identity
 * provider signed. The Assertion's signature is mandatory, the Response's is verified when present.
 * @param keys of the identity provider that the attempt was sent to.
 * @throws ProviderError `forged`
 */
export function verifyResponse(
  document: XmlDocument,
  keys: readonly KeyObject[],
): VerifiedResponse {
  const { root } = document;
  refuseDuplicateIds(document);
  const assertion = onlyAssertion(document);
  refuseStraySignatures(document, assertion);
  if (!signatureOf(assertion)) return refuse('signature.assertion_unsigned');
  const assertionBytes = verifyPart(assertion, keys);
  if (!signatureOf(root)) {
    return { response: toTree(root, 'Assertion'), responseSigned: false, assertionBytes };
  }
  const bytes = verifyRoot(document, keys);
  const response = withDocument(bytes, (signed) => toTree(signed.root, 'Assertion'));
  return { response, responseSigned: true, assertionBytes };
}

function refuseDuplicateIds(document: XmlDocument): void {
  const values = document.find(ids).map((node) => (node instanceof XmlAttribute ? node.value : ''));
  if (new Set(values).size !== values.length) refuse('document.duplicate_id');
}

/** The Assertion: a direct child of the Response, and the only one anywhere. */
function onlyAssertion(document: XmlDocument): XmlElement {
  const found = document.find(assertions);
  const [assertion] = found;
  const fits =
    found.length === 1 &&
    assertion instanceof XmlElement &&
    assertion.name === 'Assertion' &&
    assertion.namespaceUri === ns.saml &&
    assertion.parent?.isSameNode(document.root) === true;
  return fits ? assertion : refuse('document.one_assertion');
}

function refuseStraySignatures(document: XmlDocument, assertion: XmlElement): void {
  for (const signature of document.find(signatures)) {
    const { parent } = signature;
    const known = parent?.isSameNode(document.root) || parent?.isSameNode(assertion);
    if (!known) refuse('signature.misplaced');
  }
}
