// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, test } from '@jest/globals';
import { X509Certificate } from 'node:crypto';
import { readRegister } from '../../../src/providers/saml/metadata/register.js';
import { createIdpKey } from '../../simulators/spid-idp/keys.js';
import { createIssuers } from '../../simulators/spid-idp/issuer.js';
import { writeRegister } from '../../simulators/spid-idp/metadata.js';

const signer = await createIdpKey('register');
const stranger = await createIdpKey('stranger');
const expired = await createIdpKey('expired', {
  notBefore: new Date('2019-01-01'),
  notAfter: new Date('2025-03-08'),
});
const issuers = await createIssuers('https://idp.example', ['alfa', 'beta']);
const pin = (key: { certificate: string }): string =>
  new X509Certificate(key.certificate).fingerprint256;
const signed = (key = signer): string => writeRegister(issuers, key);
const refusal = (rule: string) => expect.objectContaining({ detail: { rule } });

describe('the register of identity providers', () => {
  test('is read whole when the pinned certificate signed it', () => {
    const { providers } = readRegister(Buffer.from(signed()), [pin(signer)]);

    expect(providers.map(({ entityId }) => entityId)).toEqual([
      'https://idp.example/idp/alfa',
      'https://idp.example/idp/beta',
    ]);
    expect(providers[0]).toMatchObject({
      name: 'Alfa ID (demo)',
      singleSignOn: {
        redirect: 'https://idp.example/idp/alfa/sso',
        post: 'https://idp.example/idp/alfa/sso',
      },
    });
    expect(providers[0]?.certificates).toHaveLength(1);
  });

  test('may be signed with a pinned certificate that has ended', () => {
    const { signer: by } = readRegister(Buffer.from(signed(expired)), [pin(signer), pin(expired)]);

    expect(by?.validTo.getFullYear()).toBe(2025);
  });

  test.each([
    ['signed by another key', signed(stranger), 'register.signer_not_pinned'],
    ['not signed', writeRegister(issuers), 'register.signer_not_pinned'],
    ['tampered with', signed().replace('idp/beta/sso', 'idp/evil/sso'), 'signature.digest'],
    ['truncated', signed().slice(0, 3_000), 'document.not_well_formed'],
    ['an HTML page', '<!doctype html><p>moved</p>', 'document.doctype_or_cdata'],
    ['pinned in KeyInfo only', signedInTheNameOf(), 'signature.invalid'],
  ])('is refused when it is %s', (_fault, xml, rule) => {
    expect(() => readRegister(Buffer.from(xml), [pin(signer)])).toThrow(refusal(rule));
  });

  test('keeps every signing certificate of a provider that is changing keys', () => {
    const [alfa] = issuers;
    const [, descriptor = ''] = /(<md:KeyDescriptor.*?<\/md:KeyDescriptor>)/s.exec(signed()) ?? [];
    const twice = writeRegister(alfa ? [alfa] : []).replace(descriptor, descriptor + descriptor);

    expect(readRegister(Buffer.from(twice), []).providers[0]?.certificates).toHaveLength(2);
  });
});

function signedInTheNameOf(): string {
  const body = (key: { certificate: string }): string =>
    new X509Certificate(key.certificate).raw.toString('base64');
  return signed(stranger).replace(body(stranger), body(signer));
}

test('a register whose signer and identity providers have expired certificates loads, with its signature verified', () => {
  const { providers, signer: by } = readRegister(Buffer.from(signed(expired)), [pin(expired)]);

  expect(providers).toHaveLength(2);
  expect(by?.validTo.getTime()).toBeLessThan(Date.parse('2026-01-01'));
});
