// SPDX-License-Identifier: AGPL-3.0-or-later
import { createVerify } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { SignedXml } from 'xml-crypto';
import federa from '../../../src/providers/federa/index.js';
import { federaConfigSchema } from '../../../src/providers/federa/config.js';
import { ns } from '../../../src/providers/saml/names.js';
import { childrenOf, descend, readTree } from '../../../src/providers/saml/xml/tree.js';
import { aGatewayIssuer, federaConfigInput } from '../../support/builders/gateway.js';
import { aWay, requestOf } from '../../support/saml/way.js';

const issuer = await aGatewayIssuer('federa');
const gateway = { file: issuer.file };
const aGateway = (more: object = {}) => aWay(federa, issuer, federaConfigInput(gateway, more));
const classes = 'urn:oasis:names:tc:SAML:2.0:ac:classes';

describe('a request to the gateway', () => {
  it.each([
    ['none', 'low', 'PasswordProtectedTransport', undefined],
    ['low', 'low', 'PasswordProtectedTransport', undefined],
    ['none', 'substantial', 'SecureRemotePassword', 'true'],
    ['high', 'low', 'Smartcard', 'true'],
  ] as const)('for minimum %s, configured %s, asks %s', async (minimum, level, name, force) => {
    const { step } = await (await aGateway({ level })).ask({ minimum });
    const { root } = requestOf(step);
    const context = descend(root, ns.samlp, 'RequestedAuthnContext');
    expect(context?.children[0]?.text).toBe(`${classes}:${name}`);
    expect(context?.attributes.get('Comparison')).toBe('minimum');
    expect(root.attributes.get('ForceAuthn')).toBe(force);
  });

  it('asks by the classes and the comparison of the configuration', async () => {
    const spid = 'https://www.spid.gov.it/SpidL';
    const levels = { [`${spid}1`]: 'low', [`${spid}2`]: 'substantial', [`${spid}3`]: 'high' };
    const { step } = await (await aGateway({ levels, comparison: 'exact' })).ask();
    const context = descend(requestOf(step).root, ns.samlp, 'RequestedAuthnContext');
    expect(context?.children[0]?.text).toBe(`${spid}2`);
    expect(context?.attributes.get('Comparison')).toBe('exact');
  });

  it('is plain SAML: it names its address, and wishes for no form of names', async () => {
    const { step } = await (await aGateway()).ask();
    const { root } = requestOf(step);
    expect(root.attributes.get('AssertionConsumerServiceURL')).toBe(
      'https://piazza.example/sign-in/federa/acs',
    );
    expect(root.attributes.has('AssertionConsumerServiceIndex')).toBe(false);
    expect(descend(root, ns.saml, 'Issuer')?.attributes.get('Format')).toBeUndefined();
    expect(descend(root, ns.samlp, 'NameIDPolicy')).toBeUndefined();
  });

  it.each([
    ['SHA-256', {}, 'sha256', 'rsa-sha256'],
    ['SHA-1, only when told so', { signature: 'rsa-sha1' }, 'sha1', 'rsa-sha1'],
  ])('is signed with %s', async (_title, more, hash, name) => {
    const way = await aGateway(more);
    const { step } = await way.ask();
    const query = step.kind === 'redirect' ? step.to.search.slice(1) : '';
    const [signed = '', signature = ''] = query.split('&Signature=');
    expect(new URLSearchParams(signed).get('SigAlg')).toMatch(new RegExp(`#${name}$`));
    const bytes = Buffer.from(decodeURIComponent(signature), 'base64');
    expect(createVerify(hash).update(signed).verify(way.certificate, bytes)).toBe(true);

    const posting = await aGateway({ ...more, binding: 'post' });
    const { xml } = requestOf((await posting.ask()).step);
    expect(xml).toMatch(new RegExp(`SignatureMethod Algorithm="[^"]*#${name}"`));
    const verifier = new SignedXml({ publicCert: way.certificate });
    verifier.loadSignature(/<ds:Signature .*<\/ds:Signature>/s.exec(xml)?.[0] ?? '');
    expect(verifier.checkSignature(xml)).toBe(true);
  });
});

describe('what the gateway is configured with', () => {
  it.each([
    ['a level that no class reaches', { levels: { [`${classes}:Smartcard`]: 'low' } }],
    ['no names for the fiscal code', { attributes: { fiscalCode: [] } }],
    ['an attribute that nobody reads', { attributes: { shoeSize: ['misuraScarpe'] } }],
    ['another signature', { signature: 'rsa-md5' }],
    ['a way out that is no web address', { logoutUrl: 'javascript:alert(1)' }],
    ['metadata from the network without a pin', { gateway: { url: 'https://g.example/m' } }],
  ])('is refused with %s', (_title, more) => {
    expect(federaConfigSchema.safeParse(federaConfigInput(gateway, more)).success).toBe(false);
  });
});

describe('our metadata for the gateway', () => {
  it('says who answers questions, and nothing of SPID or of a logout by SAML', async () => {
    const xml = await (await aGateway()).metadata();
    const metadata = readTree(Buffer.from(xml));
    const [contact, ...others] = childrenOf(metadata, ns.md, 'ContactPerson');
    expect(others).toEqual([]);
    expect(contact?.attributes.get('contactType')).toBe('technical');
    expect(descend(contact, ns.md, 'EmailAddress')?.text).toBe('mailto:piazza@example.org');
    expect(xml).not.toContain('spid.gov.it');
    expect(xml).not.toContain('SingleLogoutService');
  });
});
