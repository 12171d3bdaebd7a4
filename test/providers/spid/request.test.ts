// SPDX-License-Identifier: AGPL-3.0-or-later
import { createVerify } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { ns } from '../../../src/providers/saml/names.js';
import { descend, readTree, type Element } from '../../../src/providers/saml/xml/tree.js';
import type { Attempt, Step } from '../../../src/providers/provider.js';
import { fakeAttempt, fakeHost } from '../../support/fake-host.js';
import { aGatewayIssuer } from '../../support/builders/gateway.js';
import { aSigningKey, aSpidProvider } from '../../support/builders/spid.js';
import { createIssuers } from '../../simulators/spid-idp/issuer.js';
import { writeRegister } from '../../simulators/spid-idp/metadata.js';

const key = await aSigningKey();
const issuers = await createIssuers('https://idp.example', ['alfa']);
const choice = 'https://idp.example/idp/alfa';
const register = { url: 'https://registry.example', fingerprints: [] };
const serve: typeof fetch = () => Promise.resolve(new Response(writeRegister(issuers)));

async function begin(fields: Partial<Attempt> = {}, more = {}) {
  const host = fakeHost({ keys: [key], fetch: serve });
  const provider = await aSpidProvider(host, { ...register, url: 'http://localhost:1' }, more);
  const attempt = fakeAttempt(host, { choice, ...fields });
  return { step: await provider.begin(attempt), attempt };
}

const redirectXml = (step: Step): string => {
  const to = step.kind === 'redirect' ? step.to : new URL('none:');
  const message = to.searchParams.get('SAMLRequest') ?? '';
  return inflateRawSync(Buffer.from(message, 'base64')).toString('utf8');
};
const request = async (fields: Partial<Attempt> = {}, more = {}): Promise<Element> =>
  readTree(Buffer.from(redirectXml((await begin(fields, more)).step)));
const classRef = (message: Element): string | undefined =>
  descend(message, ns.samlp, 'RequestedAuthnContext')?.children[0]?.text;

describe('an authentication request', () => {
  test('says what the SPID rules want, and nothing that they forbid', async () => {
    const message = await request();
    const issuer = descend(message, ns.saml, 'Issuer');
    const policy = descend(message, ns.samlp, 'NameIDPolicy');

    expect([...message.attributes.keys()].toSorted()).toEqual([
      'AssertionConsumerServiceIndex',
      'AttributeConsumingServiceIndex',
      'Destination',
      'ForceAuthn',
      'ID',
      'IssueInstant',
      'Version',
    ]);
    expect(message.attributes.get('ID')).toMatch(/^_[\w-]{43}$/);
    expect(message.attributes.get('IssueInstant')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(message.attributes.get('Destination')).toBe(`${choice}/sso`);
    expect(issuer?.attributes.get('NameQualifier')).toBe(issuer?.text);
    expect(issuer?.attributes.get('Format')).toContain('nameid-format:entity');
    expect([...(policy?.attributes.keys() ?? [])]).toEqual(['Format']);
  });

  test.each([
    ['none', 'low', 'SpidL1', undefined],
    ['low', 'low', 'SpidL1', undefined],
    ['substantial', 'low', 'SpidL2', 'true'],
    ['high', 'low', 'SpidL3', 'true'],
    ['none', 'substantial', 'SpidL2', 'true'],
    ['low', 'high', 'SpidL3', 'true'],
  ] as const)('for minimum %s, configured %s, asks %s', async (minimum, level, asked, force) => {
    const message = await request({ minimum }, { level });

    expect(classRef(message)).toBe(`https://www.spid.gov.it/${asked}`);
    expect(message.attributes.get('ForceAuthn')).toBe(force);
  });

  test('asks the person to prove again at level 1 when the attempt has to be fresh', async () => {
    const message = await request({ fresh: true }, { level: 'low' });

    expect(message.attributes.get('ForceAuthn')).toBe('true');
  });

  test('is signed over exactly the octets of the address', async () => {
    const { step, attempt } = await begin();
    const query = step.kind === 'redirect' ? step.to.search.slice(1) : '';
    const [signed = '', signature = ''] = query.split('&Signature=');
    const bytes = Buffer.from(decodeURIComponent(signature), 'base64');

    expect(
      createVerify('sha256')
        .update(signed)
        .verify(key.certificate ?? '', bytes),
    ).toBe(true);
    expect(signed).toContain(`&RelayState=${attempt.handle}&`);
  });

  test('writes no other thing into the attempt than strings, and keeps the message', async () => {
    const { step, attempt } = await begin();
    const [recorded] = attempt.recorded;

    expect(Object.keys(attempt.memory).toSorted()).toEqual([
      'attributeService',
      'level',
      'requestId',
      'requestedAt',
    ]);
    expect(recorded?.bytes.toString('utf8')).toBe(redirectXml(step));
  });

  test('goes to the eIDAS node with its own attribute set', async () => {
    const node = await aGatewayIssuer('eidas');
    const message = await request({ choice: node.entityId }, { eidas: { file: node.file } });

    expect(message.attributes.get('AttributeConsumingServiceIndex')).toBe('99');
  });

  test('carries the purpose of professional identities', async () => {
    const message = await request({}, { purpose: 'PG' });

    expect(descend(message, ns.samlp, 'Extensions')?.children[0]?.text).toBe('PG');
  });
});
