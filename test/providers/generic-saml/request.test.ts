// SPDX-License-Identifier: AGPL-3.0-or-later
import { createVerify } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import saml from '../../../src/providers/generic-saml/index.js';
import { nameIdPersistent, ns } from '../../../src/providers/saml/names.js';
import { descend, readTree, type Element } from '../../../src/providers/saml/xml/tree.js';
import type { Attempt, Provider } from '../../../src/providers/provider.js';
import { aGatewayIssuer, samlConfigInput } from '../../support/builders/gateway.js';
import { aSigningKey } from '../../support/builders/spid.js';
import { fakeAttempt, fakeHost } from '../../support/fake-host.js';

const key = await aSigningKey();
const { file, entityId } = await aGatewayIssuer('university');
const mfa = 'https://refeds.org/profile/mfa';
const smartcard = 'urn:oasis:names:tc:SAML:2.0:ac:classes:Smartcard';
const enterprise = {
  trust: 'enterprise',
  levels: { [mfa]: 'substantial', [smartcard]: 'substantial', password: 'low' },
};
const host = fakeHost({ id: 'university', keys: [key] });

const aProvider = async (more: object = {}): Promise<Provider> => {
  const input = samlConfigInput({ file }, [entityId], { ...enterprise, ...more });
  return saml.create(saml.configSchema.parse(input), host);
};

interface Sent {
  readonly message: Element;
  readonly attempt: ReturnType<typeof fakeAttempt>;
  readonly to: URL;
}

/** The request of the Redirect binding, its detached signature verified with our key. */
async function redirected(fields: Partial<Attempt> = {}, more: object = {}): Promise<Sent> {
  const attempt = fakeAttempt(host, fields);
  const step = await (await aProvider(more)).begin(attempt);
  if (step.kind !== 'redirect') throw new Error('it redirects');
  const { to } = step;
  const [signed = ''] = to.search.slice(1).split('&Signature=');
  const signature = Buffer.from(to.searchParams.get('Signature') ?? '', 'base64');
  expect(
    createVerify('sha256')
      .update(signed)
      .verify(key.certificate ?? '', signature),
  ).toBe(true);
  const deflated = Buffer.from(to.searchParams.get('SAMLRequest') ?? '', 'base64');
  return { message: readTree(inflateRawSync(deflated)), attempt, to };
}

const classesOf = ({ message }: Sent): readonly string[] | undefined =>
  descend(message, ns.samlp, 'RequestedAuthnContext')?.children.map(({ text }) => text);

describe('a request to an identity provider of anybody', () => {
  it('is plain SAML: who asks, where the answer goes, and a name that stays', async () => {
    const { message, attempt, to } = await redirected();
    expect(Object.fromEntries(message.attributes)).toEqual({
      ID: attempt.memory['requestId'],
      Version: '2.0',
      IssueInstant: expect.stringMatching(/Z$/),
      ProtocolBinding: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST',
      Destination: `${entityId}/sso`,
      AssertionConsumerServiceURL: 'https://piazza.example/sign-in/university/acs',
    });
    const issuer = descend(message, ns.saml, 'Issuer');
    expect([issuer?.text, issuer?.attributes.size]).toEqual([
      'https://piazza.example/sign-in/university/metadata',
      0,
    ]);
    const policy = descend(message, ns.samlp, 'NameIDPolicy')?.attributes;
    expect(Object.fromEntries(policy ?? [])).toEqual({
      AllowCreate: 'true',
      Format: nameIdPersistent,
    });
    expect(to.searchParams.get('RelayState')).toBe(attempt.handle);
    expect(attempt.recorded.map(({ kind }) => kind)).toEqual(['request']);
    expect(attempt.recorded[0]?.bytes.toString()).toContain(`ID="${attempt.memory['requestId']}"`);
  });

  it('names no kind of name where an attribute names the person', async () => {
    const { message } = await redirected({}, { subjectAttribute: 'uid' });
    expect(descend(message, ns.samlp, 'NameIDPolicy')?.attributes.has('Format')).toBe(false);
  });

  it('names the classes that reach the level that is needed, and none where none is', async () => {
    expect(classesOf(await redirected())).toBeUndefined();
    expect(classesOf(await redirected({ minimum: 'substantial' }))).toEqual([mfa, smartcard]);
    const always = await redirected({}, { level: 'low', comparison: 'minimum' });
    expect(classesOf(always)).toEqual([mfa, smartcard, 'password']);
    const context = descend(always.message, ns.samlp, 'RequestedAuthnContext');
    expect(context?.attributes.get('Comparison')).toBe('minimum');
  });

  it('wants a person to prove themselves anew where that is needed, and only there', async () => {
    const forced = async (fields: Partial<Attempt>) =>
      (await redirected(fields)).message.attributes.get('ForceAuthn');
    expect(await forced({ fresh: true })).toBe('true');
    expect(await forced({ minimum: 'substantial' })).toBeUndefined();
  });

  it('by post is signed inside, not deflated, and goes with the form', async () => {
    const attempt = fakeAttempt(host);
    const step = await (await aProvider({ binding: 'post' })).begin(attempt);
    if (step.kind !== 'post') throw new Error('it posts');
    expect(step.to.href).toBe(`${entityId}/sso`);
    expect(step.fields['RelayState']).toBe(attempt.handle);
    const xml = Buffer.from(step.fields['SAMLRequest'] ?? '', 'base64').toString('utf8');
    expect(xml).toContain('<SignatureValue>');
    expect(xml).toContain('xmldsig-more#rsa-sha256');
    expect(attempt.recorded[0]?.bytes.toString('utf8')).toBe(xml);
  });
});
