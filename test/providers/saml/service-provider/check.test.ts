// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, test } from '@jest/globals';
import { day, later } from '../../../../src/kernel/clock.js';
import type { Host } from '../../../../src/providers/provider.js';
import { fakeHost } from '../../../support/fake-host.js';
import { pinOf } from '../../../support/builders/saml-register.js';
import { aSigningKey, aSpidProvider } from '../../../support/builders/spid.js';
import { createIssuers, type Issuer } from '../../../simulators/spid-idp/issuer.js';
import { createIdpKey } from '../../../simulators/spid-idp/keys.js';
import { writeRegister } from '../../../simulators/spid-idp/metadata.js';

const now = new Date('2026-11-22T10:00:00Z');
const notBefore = later(now, -400 * day);
const keyLasting = (days: number) =>
  createIdpKey('key', { notBefore, notAfter: later(now, days * day) });
const [alfa] = (await createIssuers('https://idp.example', ['alfa'])) as [Issuer];
const own = await aSigningKey();

/** What `piazza check` says of the list of identity providers. */
async function findings(providerDays: number, registerDays: number): Promise<readonly string[]> {
  const signer = await keyLasting(registerDays);
  const list = writeRegister([{ ...alfa, key: await keyLasting(providerDays) }], signer);
  const fetchIt: typeof fetch = () => Promise.resolve(new Response(list));
  const host = fakeHost({ keys: [own], fetch: fetchIt, now: () => now });
  const register = { url: 'https://registry.example', fingerprints: [pinOf(signer)] };
  const found = (await (await aSpidProvider(host, register)).check?.()) ?? [];
  expect(found.every(({ severity }) => severity === 'warning')).toBe(true);
  return found.map(({ message }) => message).filter((message) => !message.includes('of key'));
}

describe('the certificates of others', () => {
  const provider = 'the last certificate of https://idp.example/idp/alfa';
  const register = 'the certificate of the register';

  test.each([
    [400, 400, []],
    [59.5, 400, [`${provider} ends in less than 60 days, on 2027-01-20`]],
    [400, 29.5, [`${register} ends in less than 30 days, on 2026-12-21`]],
    [6.5, 400, [`${provider} ends in less than 7 days, on 2026-11-28`]],
    [-5, -30, [`${register} ended on 2026-10-23`, `${provider} ended on 2026-11-17`]],
  ])('that last %p and %p days are told of 60, 30 and 7 days before', async (idp, list, told) => {
    expect(await findings(idp, list)).toEqual(told);
  });
});

describe('the published metadata', () => {
  const differs = async (host: Host, more = {}): Promise<boolean> => {
    const provider = await aSpidProvider(host, { file: 'nowhere' }, more);
    const found = (await provider.check?.()) ?? [];
    return found.some(({ message }) => message.includes('piazza saml metadata --diff'));
  };
  const publish = async (host: Host, more = {}): Promise<unknown> =>
    (await aSpidProvider(host, { file: 'nowhere' }, more)).documents?.[0]?.render();
  const changed = { contact: { ipaCode: 'r_emiro', email: 'new@example.org' } };

  test('is told of when the configuration gives another one, before that is published', async () => {
    const host = fakeHost({ keys: [own] });
    expect(await differs(host)).toBe(false);
    await publish(host);
    expect(await differs(host)).toBe(false);
    expect(await differs(host, changed)).toBe(true);
    expect(await differs(host, changed)).toBe(true);
  });

  test('has a history that ends with what is published, also after a change was taken back', async () => {
    const host = fakeHost({ keys: [own] });
    const first = await publish(host);
    const second = await publish(host, changed);
    expect(await publish(host)).toBe(first);
    await publish(host);

    const versions = await host.documents.history('metadata', 10);
    expect(versions.map(({ version, body }) => [version, body.toString()])).toEqual([
      [3, first],
      [2, second],
      [1, first],
    ]);
    expect(await differs(host)).toBe(false);
  });
});
