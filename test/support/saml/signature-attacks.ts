// SPDX-License-Identifier: AGPL-3.0-or-later
import { createPublicKey } from 'node:crypto';
import { aResponse } from '../builders/saml.js';
import type { IdpKey } from '../../simulators/spid-idp/keys.js';
import { intoElement, signDraft } from '../../simulators/spid-idp/response.js';
import {
  usualTransforms,
  writeSignature,
  type SignatureOptions,
} from '../../simulators/spid-idp/signature.js';
import { attack, type Attack, type AttackKeys } from './attack.js';

const dsNs = 'http://www.w3.org/2000/09/xmldsig#';
const more = 'http://www.w3.org/2001/04/xmldsig-more#';
const transform = (algorithm: string, inside = ''): string =>
  `<ds:Transform Algorithm="${algorithm}">${inside}</ds:Transform>`;
const xslt =
  '<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="1.0"></xsl:stylesheet>';

/** Signed correctly in a way that is not allowed. */
export function signatureAttacks({ idp }: AttackKeys): readonly Attack[] {
  const signed = (assertion: SignatureOptions): string =>
    signDraft(aResponse(), { key: idp, assertion, response: false });
  const transforms = (text: string): string => signed({ transforms: text });
  const publicKey = createPublicKey(idp.privateKey).export({ type: 'spki', format: 'pem' });
  return [
    attack(
      'a third transform',
      'signature.transforms',
      transforms(usualTransforms + transform('http://www.w3.org/2001/10/xml-exc-c14n#')),
    ),
    attack(
      'an XSLT transform',
      'signature.transforms',
      transforms(
        transform(`${dsNs}enveloped-signature`) +
          transform('http://www.w3.org/TR/1999/REC-xslt-19991116', xslt),
      ),
    ),
    attack(
      'an XPath transform',
      'signature.transforms',
      transforms(
        transform('http://www.w3.org/TR/1999/REC-xpath-19991116', `<ds:XPath>not(//*)</ds:XPath>`) +
          transform('http://www.w3.org/2001/10/xml-exc-c14n#'),
      ),
    ),
    attack(
      'no enveloped transform',
      'signature.transforms',
      transforms(transform('http://www.w3.org/2001/10/xml-exc-c14n#')),
    ),
    attack(
      'inclusive canonicalization of the content',
      'signature.transforms',
      transforms(
        transform(`${dsNs}enveloped-signature`) +
          transform('http://www.w3.org/TR/2001/REC-xml-c14n-20010315'),
      ),
    ),
    attack(
      'canonicalization with comments',
      'signature.canonicalization',
      signed({ canonicalization: 'http://www.w3.org/2001/10/xml-exc-c14n#WithComments' }),
    ),
    attack(
      'HMAC with the public key as the secret',
      'signature.algorithm',
      signed({ signatureAlgorithm: `${more}hmac-sha256`, hmac: publicKey.toString() }),
    ),
    attack(
      'an RSA-SHA1 signature',
      'signature.algorithm',
      signed({ signatureAlgorithm: `${dsNs}rsa-sha1`, hash: 'sha1' }),
    ),
    attack(
      'a SHA-1 digest',
      'signature.digest_algorithm',
      signed({ digestAlgorithm: `${dsNs}sha1`, digestHash: 'sha1' }),
    ),
    attack(
      'an MD5 digest',
      'signature.digest_algorithm',
      signed({ digestAlgorithm: `${more}md5`, digestHash: 'md5' }),
    ),
    attack(
      'an algorithm that says another hash',
      'signature.invalid',
      signed({ signatureAlgorithm: `${more}rsa-sha512` }),
    ),
    attack('a reference to the whole document', 'signature.reference', signed({ uri: '' })),
    attack('a reference to another ID', 'signature.reference', signed({ uri: '#_another' })),
    attack(
      'a second reference',
      'signature.shape',
      signed({ more: { inSignedInfo: `<ds:Reference URI=""></ds:Reference>` } }),
    ),
    attack(
      'an Object in the signature',
      'signature.shape',
      signed({ more: { inSignature: '<ds:Object>x</ds:Object>' } }),
    ),
  ];
}

/** Signed by somebody else. */
export function keyAttacks({ idp, other }: AttackKeys): readonly Attack[] {
  return [
    attack(
      'the valid signature of another identity provider',
      'signature.invalid',
      signDraft(aResponse(), { key: other }),
    ),
    attack(
      'a foreign signature with the right certificate in KeyInfo',
      'signature.invalid',
      signDraft(aResponse(), {
        key: other,
        assertion: { keyInfo: idp.certificate },
        response: false,
      }),
    ),
    attack(
      'a Response signed by somebody else around a good Assertion',
      'signature.invalid',
      responseSignedBy(other, idp),
    ),
  ];
}

function responseSignedBy(stranger: IdpKey, idp: IdpKey): string {
  const response = aResponse();
  const xml = signDraft(response, { key: idp, response: false });
  return intoElement(xml, writeSignature(xml, response.attributes['ID'] ?? '', { key: stranger }));
}
