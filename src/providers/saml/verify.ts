// SPDX-License-Identifier: AGPL-3.0-or-later
import type { XmlDocument } from 'libxml2-wasm';
import { ProviderError } from '../provider-error.js';
import type { TrustedCertificate } from './metadata/certificate.js';
import { decodeMessage } from './parse.js';
import { nodeSamlAssertion, secondOpinion, type SecondOpinion } from './second-verifier.js';
import { checkAlgorithms, checkDocumentShape } from './signature/document-shape.js';
import { signatureOf } from './signature/verify-element.js';
import { verifyResponse, type VerifiedResponse } from './signature/verify-response.js';
import { readStatement, type Statement } from './statement.js';
import { refuseWithoutAssertion, type OfficialErrors } from './status.js';
import { checkStrictly } from './strict/check.js';
import type { Expected, StrictProfile } from './strict/rule.js';
import { withDocument } from './xml/document.js';
import { readCanonical } from './xml/canonical.js';
import { toTree, type Element } from './xml/tree.js';

/** Whose signature check counts: both by default, until ours has earned its trust. */
export const verifiers = ['both', 'own', 'node-saml'] as const;
export type Verifier = (typeof verifiers)[number];

export interface Verification {
  readonly profile: StrictProfile;
  readonly expected: Expected;
  /** Of the identity provider that the attempt was sent to; never from the message. */
  readonly certificates: readonly TrustedCertificate[];
  readonly errors: OfficialErrors;
  readonly now: Date;
  readonly skewMs: number;
}

/**
 * The whole verification of a SAML response with our own verifier: parse, signature, strict.
 * @param samlResponse the form field, base64.
 * @throws ProviderError with the name of the rule that refused
 */
export const verifySamlResponse = (samlResponse: string, how: Verification): Statement =>
  readStrictly(openResponse(samlResponse, how), how);

/**
 * The same with the verifier that the configuration names. Two verifiers disagree when ours accepts the
 * signatures and node-saml does not, or when they believe in different bytes: that refuses, loudly.
 * @throws ProviderError
 */
export async function verifyWith(
  verifier: Verifier,
  samlResponse: string,
  how: Verification & { onDisagreement(opinion: SecondOpinion): void },
): Promise<Statement> {
  if (verifier === 'node-saml') {
    return readStrictly(await openWithNodeSaml(samlResponse, how), how);
  }
  const opened = openResponse(samlResponse, how);
  const statement = readStrictly(opened, how);
  if (verifier === 'own') return statement;
  const pems = how.certificates.map(({ pem }) => pem);
  const opinion = await secondOpinion(samlResponse, opened, pems);
  if (opinion !== 'agrees') {
    how.onDisagreement(opinion);
    throw new ProviderError('forged', { rule: `verifiers.${opinion}` });
  }
  return statement;
}

/** First and second step: what the identity provider signed. @throws ProviderError */
export const openResponse = (
  samlResponse: string,
  { certificates, errors, profile }: Pick<Verification, 'certificates' | 'errors' | 'profile'>,
): VerifiedResponse =>
  withDocument(decodeMessage(samlResponse), (document: XmlDocument) => {
    refuseWithoutAssertion(document, errors);
    return verifyResponse(
      document,
      certificates.map(({ key }) => key),
      profile.advice,
    );
  });

async function openWithNodeSaml(
  samlResponse: string,
  { certificates, errors, profile }: Pick<Verification, 'certificates' | 'errors' | 'profile'>,
): Promise<VerifiedResponse> {
  const outline = withDocument(decodeMessage(samlResponse), (document) => {
    refuseWithoutAssertion(document, errors);
    checkDocumentShape(document, profile.advice);
    checkAlgorithms(document);
    const responseSigned = signatureOf(document.root) !== undefined;
    return { response: toTree(document.root, ['Assertion']), responseSigned };
  });
  const pems = certificates.map(({ pem }) => pem);
  const assertionBytes = await nodeSamlAssertion(samlResponse, pems, outline.responseSigned);
  if (!assertionBytes) throw new ProviderError('forged', { rule: 'signature.node_saml' });
  return { ...outline, assertionBytes };
}

/** Third step: every rule of the protocol, on the signed bytes. @throws ProviderError */
function readStrictly(
  { response, assertionBytes }: VerifiedResponse,
  { expected, profile, now, skewMs }: Verification,
): Statement {
  const assertion = withoutAdvice(readCanonical(assertionBytes));
  checkStrictly({ response, assertion, expected, profile, now, skewMs });
  return readStatement(assertion, profile);
}

/** Whatever a gateway was told itself: no rule and no reader ever sees it. */
const withoutAdvice = (assertion: Element): Element => ({
  ...assertion,
  children: assertion.children.filter(({ name }) => name !== 'Advice'),
});
