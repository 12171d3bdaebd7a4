// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import saml from '../../../src/providers/generic-saml/index.js';
import { aGatewayIssuer, samlConfigInput } from '../../support/builders/gateway.js';
import { pinOf } from '../../support/builders/saml-register.js';
import { aSigningKey } from '../../support/builders/spid.js';
import { fakeAttempt, fakeHost } from '../../support/fake-host.js';
import { metadataFile } from '../../support/saml/visit.js';
import { refusalOf } from '../../support/social-visit.js';
import { createIdpKey } from '../../simulators/spid-idp/keys.js';
import { writeRegister } from '../../simulators/spid-idp/metadata.js';

const key = await aSigningKey();
const university = await aGatewayIssuer('university');
const stranger = await aGatewayIssuer('cie');
const signer = await createIdpKey('federation');
const signedFile = metadataFile(writeRegister([university, stranger], signer));
const own = [university.entityId];

async function aProvider(metadata: object, more: object = {}, wanted: readonly string[] = own) {
  const host = fakeHost({ id: 'university', keys: [key] });
  const config = saml.configSchema.parse(samlConfigInput(metadata, wanted, more));
  const provider = await saml.create(config, host);
  const begin = (choice?: string) =>
    provider.begin(fakeAttempt(host, choice === undefined ? {} : { choice }));
  return { provider, begin };
}
const bySigner = { fingerprintsOf: 'metadata-signer' };

describe('metadata of identity providers', () => {
  it('is believed when the pinned certificate signed it', async () => {
    const { begin } = await aProvider(
      { file: signedFile, fingerprints: [pinOf(signer)] },
      bySigner,
    );
    expect((await begin()).kind).toBe('redirect');
  });

  it('is refused when another one did, or nobody', async () => {
    const fingerprints = [pinOf(signer)];
    const unsigned = metadataFile(writeRegister([university]));
    for (const file of [unsigned, metadataFile(writeRegister([university], stranger.key))]) {
      const { begin, provider } = await aProvider({ file, fingerprints }, bySigner);
      expect(await refusalOf(begin())).toBe('forged: register.signer_not_pinned');
      expect(await provider.check?.()).toContainEqual(
        expect.objectContaining({ severity: 'error' }),
      );
    }
  });

  it('counts until the signer says, and a kept copy that has expired is fetched anew', async () => {
    let now = new Date('2026-11-22T10:00:00Z');
    let published = writeRegister([university], signer, '2026-11-23T00:00:00Z');
    const host = fakeHost({
      id: 'university',
      keys: [key],
      now: () => now,
      fetch: () => Promise.resolve(new Response(published)),
    });
    const metadata = { url: 'https://federation.example', fingerprints: [pinOf(signer)] };
    const input = samlConfigInput(metadata, own, bySigner);
    const begin = async () =>
      (await saml.create(saml.configSchema.parse(input), host)).begin(fakeAttempt(host));
    expect((await begin()).kind).toBe('redirect');

    now = new Date('2026-11-23T00:00:00Z');
    expect(await refusalOf(begin())).toBe('upstream_error: metadata.expired');
    published = writeRegister([university], signer, '2026-11-24T00:00:00Z');
    expect((await begin()).kind).toBe('redirect');
    published = writeRegister([university], signer, 'for ever');
    now = new Date('2026-11-25T00:00:00Z');
    expect(await refusalOf(begin())).toBe('upstream_error: metadata.expired');
  });

  it('may pin the identity provider instead, whatever others in it do', async () => {
    const file = metadataFile(writeRegister([university, stranger]));
    const { begin } = await aProvider({ file, fingerprints: [pinOf(university.key)] });
    expect((await begin()).kind).toBe('redirect');
    const other = await aProvider({ file, fingerprints: [pinOf(stranger.key)] });
    expect(await refusalOf(other.begin())).toBe('forged: metadata.certificate_not_pinned');
  });

  it('opens nothing to those in it whom nobody chose', async () => {
    const { begin, provider } = await aProvider({ file: signedFile });
    expect(await refusalOf(begin(stranger.entityId))).toBe('malformed: request.unknown_provider');
    expect('choices' in provider).toBe(false);
  });

  it('says whom it misses, and whom the person may choose of several', async () => {
    const gone = 'https://gone.example';
    const both = await aProvider({ file: signedFile }, {}, [university.entityId, gone]);
    expect(await both.provider.choices?.()).toEqual([
      { id: university.entityId, name: 'Ateneo di prova' },
    ]);
    expect(await both.provider.check?.()).toContainEqual({
      severity: 'warning',
      message: `${gone} is not in the metadata`,
    });
    const none = await aProvider({ file: signedFile }, {}, [gone]);
    expect(await refusalOf(none.begin())).toBe('misconfigured: metadata.no_identity_provider');
  });
});

describe('trust in an identity provider', () => {
  it.each([
    ['a social account with levels', { levels: { mfa: 'low' } }],
    ['a level that no class reaches', { trust: 'enterprise', level: 'low' }],
    ['a level of the State', { trust: 'enterprise', levels: { mfa: 'high' } }],
    ['something that nobody knows', { personKeys: ['it-fiscal-code'] }],
  ])('is refused: %s', (_title, more) => {
    const input = samlConfigInput({ file: signedFile }, own, more);
    expect(saml.configSchema.safeParse(input).success).toBe(false);
  });

  it('from the network needs a pin', () => {
    const input = samlConfigInput({ url: 'https://idp.example/metadata' }, own);
    expect(saml.configSchema.safeParse(input).success).toBe(false);
  });
});
