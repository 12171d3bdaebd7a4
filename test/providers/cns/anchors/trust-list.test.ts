// SPDX-License-Identifier: AGPL-3.0-or-later
import { X509Certificate } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { readTrustList } from '../../../../src/providers/cns/anchors/trust-list.js';
import { createAuthority } from '../../../simulators/cns/authority.js';
import {
  intoList,
  signTrustedList,
  writeTrustedList,
  type ListedService,
} from '../../../simulators/cns/trusted-list.js';
import { createIdpKey } from '../../../simulators/spid-idp/keys.js';
import { usualTransforms } from '../../../simulators/spid-idp/signature.js';
import { pinOf } from '../../../support/builders/saml-register.js';

const [signer, stranger] = [await createIdpKey('agid'), await createIdpKey('stranger')];
const [north, south, other] = await Promise.all(
  ['CN=North', 'CN=South', 'CN=Other'].map((name) => createAuthority({ name })),
);
if (!north || !south || !other) throw new Error('no authorities');

const pins = [pinOf(signer)];
const services: readonly ListedService[] = [north, south];
const list = writeTrustedList(services, { sequence: 41 });
const good = signTrustedList(list, signer);
const read = (xml: string, fingerprints = pins) => readTrustList(Buffer.from(xml), fingerprints);
const subjects = (xml: string): readonly string[] =>
  read(xml).authorities.map(({ x509 }) => x509.subject);
const body = (pem: string): string => new X509Certificate(pem).raw.toString('base64');

describe('the trusted list', () => {
  test('gives its authorities, its edition, its end and who signed it', () => {
    const { sequence, nextUpdate, authorities, unreadable, signer: by } = read(good);

    expect(authorities.map(({ x509 }) => x509.subject)).toEqual(['CN=North', 'CN=South']);
    expect({ sequence, nextUpdate, unreadable }).toEqual({
      sequence: 41,
      nextUpdate: new Date('2027-05-01'),
      unreadable: 0,
    });
    expect(by?.pem.trim()).toBe(signer.certificate.trim());
  });

  test('may be signed as a whole document, and with an indented text', () => {
    const indented = writeTrustedList(services).replaceAll('><', '>\n  <');

    expect(subjects(signTrustedList(indented, signer, { uri: '' }))).toHaveLength(2);
  });

  test('gives services for identification that are recognised now, and no others', () => {
    const { certificate } = other;
    const rest: readonly ListedService[] = [
      { certificate, type: 'CA/QC' },
      { certificate, type: 'IdV/nothavingPKIid' },
      { certificate, status: 'withdrawn' },
      { certificate, status: 'deprecatedatnationallevel' },
      { certificate, type: 'CA/QC', history: { type: 'IdV' } },
      { certificate, status: 'withdrawn', history: {} },
    ];

    const mixed = writeTrustedList([...rest, north]);
    expect(subjects(signTrustedList(mixed, signer))).toEqual(['CN=North']);
  });

  test('goes on past a certificate that cannot be read, and counts it', () => {
    const broken = writeTrustedList([{ certificate: 'bm90aGluZw==' }, north]);
    const { authorities, unreadable } = read(signTrustedList(broken, signer));

    expect([authorities.length, unreadable]).toEqual([1, 1]);
  });
});

const evil = writeTrustedList([other], { sequence: 99 });
const [signature = ''] = /<ds:Signature .*<\/ds:Signature>/s.exec(good) ?? [];
const wrap = (inner: string): string => `<ds:Object>${inner}</ds:Object>`;
const second = '<ds:Reference URI="#another"></ds:Reference>';
const xslt =
  '<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"></ds:Transform>';

describe('a trusted list', () => {
  test.each<[string, () => string, string]>([
    ['not signed', () => list, 'trust_list.signer_not_pinned'],
    [
      'signed by a certificate that is not pinned',
      () => signTrustedList(list, stranger),
      'trust_list.signer_not_pinned',
    ],
    [
      'signed by another key, with the pinned certificate beside it',
      () => signTrustedList(list, stranger, { keyInfo: signer.certificate }),
      'trust_list.signature_invalid',
    ],
    [
      'signed with the text of the certificate as a secret',
      () =>
        signTrustedList(list, signer, {
          hmac: signer.certificate,
          signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#hmac-sha256',
        }),
      'trust_list.signature_invalid',
    ],
    [
      'changed after it was signed',
      () => good.replace(body(south.certificate), body(other.certificate)),
      'trust_list.signature_digest',
    ],
    ['with a second signature', () => intoList(good, signature), 'signature.repeated'],
    [
      'around the signed one, with its signature (XSW)',
      () => intoList(evil, signature.replace('</ds:Signature>', `${wrap(list)}</ds:Signature>`)),
      'trust_list.signature_digest',
    ],
    [
      'around the signed one, under another Id (XSW)',
      () =>
        intoList(
          evil.replace('Id="list"', 'Id="evil"'),
          signature.replace('</ds:Signature>', `${wrap(list)}</ds:Signature>`),
        ),
      'trust_list.signature_reference',
    ],
    [
      'with the signed one beside the services (XSW)',
      () => intoList(evil, `${list}${signature}`),
      'trust_list.signature_digest',
    ],
    [
      'whose signature covers something else too',
      () => signTrustedList(list, signer, { more: { inSignedInfo: second } }),
      'trust_list.signature_references',
    ],
    [
      'whose signature transforms it',
      () => signTrustedList(list, signer, { transforms: usualTransforms + xslt }),
      'trust_list.signature_transforms',
    ],
    [
      'whose signed properties are others',
      () => good.replace('2026-11-01T00', '2026-11-02T00'),
      'trust_list.signature_properties_digest',
    ],
    [
      'whose signed properties stand there twice',
      () => {
        const [properties = ''] = /<xades:SignedP.*<\/xades:SignedProperties>/s.exec(good) ?? [];
        return good.replace(properties, properties + properties);
      },
      'trust_list.signature_properties',
    ],
    [
      'with a document type',
      () => `<!DOCTYPE list [<!ENTITY x SYSTEM "file:///etc/passwd">]>${good}`,
      'document.doctype_or_cdata',
    ],
    ['of nine megabytes', () => good + ' '.repeat(9 * 1_048_576), 'document.too_large'],
    ['that ends in the middle', () => good.slice(0, 900), 'document.not_well_formed'],
    [
      'that is another document',
      () => signTrustedList(list.replaceAll('TrustServiceStatusList', 'Other'), signer),
      'trust_list.signer_not_pinned',
    ],
    [
      'of another namespace',
      () => signTrustedList(list.replace('/02231/v2#', '/02231/v9#'), signer),
      'trust_list.root',
    ],
    [
      'without an edition',
      () => signTrustedList(writeTrustedList(services, { sequence: 'none' }), signer),
      'trust_list.sequence',
    ],
  ])('%s is refused', (_what, made, rule) => {
    expect(() => read(made())).toThrow(
      expect.objectContaining({ detail: expect.objectContaining({ rule }) }),
    );
  });
});
