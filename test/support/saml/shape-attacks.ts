// SPDX-License-Identifier: AGPL-3.0-or-later
import { aResponse } from '../builders/saml.js';
import { at, draft, type Draft } from '../../simulators/spid-idp/draft.js';
import type { IdpKey } from '../../simulators/spid-idp/keys.js';
import { signDraft, write } from '../../simulators/spid-idp/response.js';
import { attack, type Attack, type AttackKeys } from './attack.js';

/** Signatures missing, doubled, or no longer true. */
export function shapeAttacks({ idp }: AttackKeys): readonly Attack[] {
  const good = signDraft(aResponse(), { key: idp, response: false });
  const signature = /<ds:Signature .*?<\/ds:Signature>/s.exec(good)?.[0] ?? '';
  const signedInfo = /<ds:SignedInfo>.*?<\/ds:SignedInfo>/s.exec(good)?.[0] ?? '';
  const both = signDraft(aResponse(), { key: idp });
  return [
    attack('nothing signed', 'signature.assertion_unsigned', write(aResponse()).xml),
    attack(
      'only the Response signed',
      'signature.assertion_unsigned',
      signDraft(aResponse(), { key: idp, assertion: false }),
    ),
    attack('a value changed after signing', 'signature.digest', good.replace('Giulia', 'Mallory')),
    attack(
      'the Destination changed after signing the Response',
      'signature.digest',
      both.replace('Destination="https://piazza', 'Destination="https://mallory'),
    ),
    attack(
      'the signature twice',
      'signature.repeated',
      good.replace(signature, signature + signature),
    ),
    attack('two SignedInfo', 'signature.shape', good.replace(signedInfo, signedInfo + signedInfo)),
    attack(
      'a comment in the digest',
      'document.comment_in_value',
      good.replace('<ds:DigestValue>', '<ds:DigestValue><!-- x -->'),
    ),
    attack(
      'a signature in a place of its own',
      'signature.misplaced',
      good.replace(
        '<samlp:Status>',
        `<samlp:Extensions>${signature}</samlp:Extensions><samlp:Status>`,
      ),
    ),
    attack('one ID for Response and Assertion', 'document.duplicate_id', sameIds(idp)),
    attack(
      'the SignatureValue is not base64',
      'signature.value',
      good.replace('<ds:SignatureValue>', '<ds:SignatureValue>%%%%'),
    ),
  ];
}

function sameIds(idp: IdpKey): string {
  const response = aResponse();
  response.attributes['ID'] = at(response, 'Assertion').attributes['ID'];
  return signDraft(response, { key: idp, response: false });
}

/** Well signed, and still not what was asked for. */
export function contentAttacks({ idp }: AttackKeys): readonly Attack[] {
  const bend = (change: (response: Draft) => void): string => {
    const response = aResponse();
    change(response);
    return signDraft(response, { key: idp, response: false });
  };
  return [
    attack('success without an Assertion', 'assertion.missing', write(withoutAssertion()).xml),
    attack(
      'an EncryptedAssertion beside the Assertion',
      'document.one_assertion',
      bend((response) =>
        response.children.push(
          draft('saml:EncryptedAssertion', {
            'xmlns:saml': 'urn:oasis:names:tc:SAML:2.0:assertion',
          }),
        ),
      ),
    ),
    attack(
      'an Assertion of another namespace',
      'document.one_assertion',
      signDraft(aResponse(), { key: idp, response: false }).replaceAll(
        'urn:oasis:names:tc:SAML:2.0:assertion',
        'urn:oasis:names:tc:SAML:1.0:assertion',
      ),
    ),
  ];
}

function withoutAssertion(): Draft {
  const response = aResponse();
  const assertion = at(response, 'Assertion');
  response.children = response.children.filter((child) => child !== assertion);
  return response;
}
