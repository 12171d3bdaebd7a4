// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, test } from '@jest/globals';
import { SignedXml } from 'xml-crypto';
import { ns } from '../../../src/providers/saml/names.js';
import { childrenOf, descend, readTree } from '../../../src/providers/saml/xml/tree.js';
import { fakeHost } from '../../support/fake-host.js';
import { aSigningKey, aSpidProvider } from '../../support/builders/spid.js';

const [first, second] = [await aSigningKey('first'), await aSigningKey('second')];
const register = { url: 'http://localhost:1/metadata.xml' };

const render = async (host = fakeHost({ keys: [first] }), more = {}): Promise<string> => {
  const [document] = (await aSpidProvider(host, register, more)).documents ?? [];
  return (await document?.render()) ?? '';
};

describe('our SPID metadata', () => {
  test('is signed as others verify it', async () => {
    const xml = await render();
    const verifier = new SignedXml({ publicCert: first.certificate ?? '' });
    verifier.loadSignature(/<ds:Signature .*<\/ds:Signature>/s.exec(xml)?.[0] ?? '');

    expect(verifier.checkSignature(xml)).toBe(true);
  });

  test('does not change by a byte between two renders, also on another node', async () => {
    const host = fakeHost({ keys: [first] });

    expect(await render(host)).toBe(await render(host));
    expect(await render()).toBe(await render(host));
  });

  test('changes with the configuration', async () => {
    const level = { contact: { ipaCode: 'another', email: 'a@example.org' } };

    expect(await render(undefined, level)).not.toBe(await render());
  });

  test('announces two keys while one follows the other; the first one signs', async () => {
    const role = descend(
      readTree(Buffer.from(await render(fakeHost({ keys: [first, second] })))),
      ns.md,
      'SPSSODescriptor',
    );

    expect(childrenOf(role, ns.md, 'KeyDescriptor')).toHaveLength(2);
  });

  test('says what a public service provider has to say', async () => {
    const metadata = readTree(Buffer.from(await render()));
    const role = descend(metadata, ns.md, 'SPSSODescriptor');
    const contact = descend(metadata, ns.md, 'ContactPerson', 'Extensions');
    const [acs] = childrenOf(role, ns.md, 'AssertionConsumerService');

    expect(metadata.children.map(({ name }) => name)).toEqual([
      'Signature',
      'SPSSODescriptor',
      'Organization',
      'ContactPerson',
    ]);
    expect(Object.fromEntries(metadata.attributes)).toMatchObject({
      entityID: 'https://piazza.example/sign-in/spid/metadata',
    });
    expect(Object.fromEntries(acs?.attributes ?? [])).toMatchObject({
      Location: 'https://piazza.example/sign-in/spid/acs',
      index: '0',
      isDefault: 'true',
    });
    expect(contact?.children.map(({ name }) => name)).toEqual(['IPACode', 'Public']);
    expect(childrenOf(role, ns.md, 'SingleLogoutService')).toHaveLength(2);
  });

  test('publishes the sets of the eIDAS node under their fixed indexes', async () => {
    const eidas = { file: 'node.xml' };
    const metadata = readTree(Buffer.from(await render(undefined, { eidas })));
    const sets = childrenOf(
      descend(metadata, ns.md, 'SPSSODescriptor'),
      ns.md,
      'AttributeConsumingService',
    );

    expect(sets.map((set) => set.attributes.get('index'))).toEqual(['0', '99', '100']);
  });

  test('cannot be made without a key', async () => {
    await expect(render(fakeHost())).rejects.toMatchObject({ code: 'misconfigured' });
  });
});
