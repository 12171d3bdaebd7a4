// SPDX-License-Identifier: AGPL-3.0-or-later
import { XmlAttribute, XmlElement, XmlXPath, type XmlDocument } from 'libxml2-wasm';
import { ProviderError } from '../../provider-error.js';
import { envelopedSignature, exclusiveC14n, ns } from '../names.js';
import { digestHash, isAllowedSignature } from './algorithms.js';

const refuse = (rule: string): never => {
  throw new ProviderError('forged', { rule });
};

const ids = XmlXPath.compile('//@ID');
const assertions = XmlXPath.compile(
  "//*[local-name()='Assertion' or local-name()='EncryptedAssertion']",
);
const signatures = XmlXPath.compile("//*[local-name()='Signature']");

/**
 * What a Response has to look like before any signature in it is worth verifying: IDs that are unique,
 * one Assertion as a direct child and nowhere else, signatures of the Response and the Assertion only.
 * @throws ProviderError `forged`
 * @returns the Assertion
 */
export function checkDocumentShape(document: XmlDocument): XmlElement {
  refuseDuplicateIds(document);
  const assertion = onlyAssertion(document);
  for (const { parent } of document.find(signatures)) {
    const known = parent?.isSameNode(document.root) || parent?.isSameNode(assertion);
    if (!known) refuse('signature.misplaced');
  }
  return assertion;
}

function refuseDuplicateIds(document: XmlDocument): void {
  const values = document.find(ids).map((node) => (node instanceof XmlAttribute ? node.value : ''));
  if (new Set(values).size !== values.length) refuse('document.duplicate_id');
}

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

const algorithms = XmlXPath.compile(
  "//*[namespace-uri()='http://www.w3.org/2000/09/xmldsig#']/@Algorithm",
);

const allowed = (algorithm: string): boolean =>
  algorithm === envelopedSignature ||
  algorithm === exclusiveC14n ||
  isAllowedSignature(algorithm) ||
  digestHash(algorithm) !== undefined;

/** For a verifier that is not ours and allows more. @throws ProviderError `forged` */
export function checkAlgorithms(document: XmlDocument): void {
  const named = document
    .find(algorithms)
    .map((node) => (node instanceof XmlAttribute ? node.value : ''));
  if (!named.every(allowed)) refuse('signature.algorithm');
}
