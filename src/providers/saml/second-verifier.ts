// SPDX-License-Identifier: AGPL-3.0-or-later
import { SAML, ValidateInResponseTo } from '@node-saml/node-saml';
import { signatureOf } from './signature/verify-element.js';
import type { VerifiedResponse } from './signature/verify-response.js';
import { canonicalBytes, withDocument } from './xml/document.js';

/** What an independent implementation makes of the same message. */
export type SecondOpinion = 'agrees' | 'refuses' | 'differs';

/**
 * Lets @node-saml/node-saml verify the signatures of a response that ours accepted, and compares the
 * signed Assertion.
 * @param certificates PEM, of the identity provider that the attempt was sent to.
 */
export async function secondOpinion(
  samlResponse: string,
  ours: VerifiedResponse,
  certificates: readonly string[],
): Promise<SecondOpinion> {
  const theirs = await nodeSamlAssertion(samlResponse, certificates, ours.responseSigned);
  if (!theirs) return 'refuses';
  return theirs.equals(withoutSignature(ours.assertionBytes)) ? 'agrees' : 'differs';
}

/**
 * The Assertion that node-saml believes in, canonical and without its signature; undefined when it
 * refuses. Time, audience and InResponseTo are rules of *strict*, so they are off here.
 */
export async function nodeSamlAssertion(
  samlResponse: string,
  certificates: readonly string[],
  responseSigned: boolean,
): Promise<Buffer | undefined> {
  const saml = new SAML({
    callbackUrl: 'https://localhost/unused',
    issuer: 'unused',
    idpCert: [...certificates],
    audience: false,
    acceptedClockSkewMs: -1,
    validateInResponseTo: ValidateInResponseTo.never,
    wantAssertionsSigned: true,
    wantAuthnResponseSigned: responseSigned,
  });
  const profile = await saml.validatePostResponseAsync({ SAMLResponse: samlResponse }).then(
    (result) => result.profile,
    () => undefined,
  );
  const xml = profile?.getAssertionXml?.();
  return xml ? withoutSignature(Buffer.from(xml, 'utf8')) : undefined;
}

/** Neither side keeps declarations of unused prefixes when both are written again alone. */
const withoutSignature = (assertion: Buffer): Buffer =>
  withDocument(assertion, (document) => {
    signatureOf(document.root)?.remove();
    return canonicalBytes(document, []);
  });
