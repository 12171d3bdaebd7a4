// SPDX-License-Identifier: AGPL-3.0-or-later
import { XmlAttribute, XmlElement, XmlXPath, type XmlDocument } from 'libxml2-wasm';
import { ProviderError } from '../../provider-error.js';
import { envelopedSignature, exclusiveC14n, ns } from '../names.js';
import { digestHash, isAllowedSignature } from './algorithms.js';

const refuse = (rule: string): never => {
  throw new ProviderError('forged', { rule });
};

const marks = XmlXPath.compile(
  "//@ID | //*[local-name()='Assertion' or local-name()='EncryptedAssertion' or local-name()='Signature']",
);

/** `ignored`: an Assertion inside the Advice of the Assertion is passed over with all that is in it. */
export type Advice = 'ignored' | undefined;

/**
 * What a Response has to look like before any signature in it is worth verifying: IDs that are unique,
 * one Assertion as a direct child and nowhere else, signatures of the Response and the Assertion only.
 * @throws ProviderError `forged`
 * @returns the Assertion
 */
export function checkDocumentShape(document: XmlDocument, advice?: Advice): XmlElement {
  const found = document.find(marks);
  const ids = found.filter((node) => node instanceof XmlAttribute).map(({ value }) => value);
  if (new Set(ids).size !== ids.length) return refuse('document.duplicate_id');
  const elements = found
    .filter((node) => node instanceof XmlElement)
    .filter((one) => advice !== 'ignored' || !isInAdvice(one, document.root));
  const isSignature = ({ name }: XmlElement): boolean => name === 'Signature';
  const assertion = onlyAssertion(
    document,
    elements.filter((one) => !isSignature(one)),
  );
  for (const { parent } of elements.filter(isSignature)) {
    const known = parent?.isSameNode(document.root) || parent?.isSameNode(assertion);
    if (!known) return refuse('signature.misplaced');
  }
  return assertion;
}

/** Of an Assertion that is a child of the Response, and of no other: elsewhere Advice hides nothing. */
function isInAdvice(element: XmlElement, root: XmlElement): boolean {
  for (let one = element.parent; one; one = one.parent) {
    const assertion = one.parent;
    const advises = one.name === 'Advice' && one.namespaceUri === ns.saml;
    if (advises && isAssertion(assertion) && assertion?.parent?.isSameNode(root)) return true;
  }
  return false;
}

const isAssertion = (element: XmlElement | null): boolean =>
  element?.name === 'Assertion' && element.namespaceUri === ns.saml;

function onlyAssertion(document: XmlDocument, found: readonly XmlElement[]): XmlElement {
  const [assertion] = found;
  const fits =
    found.length === 1 &&
    assertion !== undefined &&
    isAssertion(assertion) &&
    assertion.parent?.isSameNode(document.root) === true;
  return fits ? assertion : refuse('document.one_assertion');
}

const algorithms = XmlXPath.compile(`//*[namespace-uri()='${ns.ds}']/@Algorithm`);

const allowed = (algorithm: string): boolean =>
  algorithm === envelopedSignature ||
  algorithm === exclusiveC14n ||
  isAllowedSignature(algorithm) ||
  digestHash(algorithm) !== undefined;

/** For a verifier that is not ours and allows more. @throws ProviderError `forged` */
export function checkAlgorithms(document: XmlDocument): void {
  const attributes = document.find(algorithms).filter((node) => node instanceof XmlAttribute);
  if (!attributes.every(({ value }) => allowed(value))) refuse('signature.algorithm');
}
