// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, test } from '@jest/globals';
import { identityProviders } from '../../../../src/providers/saml/service-provider/identity-providers.js';
import { aNode, anUpstream, pinOf } from '../../../support/builders/saml-register.js';
import { createIdpKey } from '../../../simulators/spid-idp/keys.js';
import { createIssuers } from '../../../simulators/spid-idp/issuer.js';
import { writeRegister } from '../../../simulators/spid-idp/metadata.js';

const signer = await createIdpKey('register');
const issuers = await createIssuers('https://idp.example', ['alfa', 'beta', 'gamma']);
const fingerprints = [pinOf(signer)];
const url = 'https://registry.example/entities-idp';

const upstream = (first: string) => aNode(anUpstream(first));

const names = async (list: ReturnType<typeof identityProviders>): Promise<string[]> =>
  (await list.register()).providers.map(({ name }) => name);

describe('the list of identity providers', () => {
  test('is fetched once and shared through the database', async () => {
    const { served, host } = upstream(writeRegister(issuers, signer));
    const first = identityProviders({ url, fingerprints }, host);
    await Promise.all([first.register(), first.register()]);

    expect(await names(identityProviders({ url, fingerprints }, host))).toHaveLength(3);
    expect(served.requests).toBe(1);
  });

  test('keeps the last good copy when the register is down, forged or shrunk', async () => {
    const { served, host, pass } = upstream(writeRegister(issuers, signer));
    const list = identityProviders({ url, fingerprints }, host);
    await list.register();

    served.status = 503;
    await expect(list.refresh()).rejects.toMatchObject({ code: 'upstream_unavailable' });
    served.status = 200;
    served.body = writeRegister(issuers);
    await expect(list.refresh()).rejects.toMatchObject({ code: 'forged' });
    served.body = writeRegister(issuers.slice(0, 1), signer);
    await expect(list.refresh()).rejects.toMatchObject({ detail: { rule: 'register.shrunk' } });

    pass(3_600);
    expect(await names(list)).toHaveLength(3);
  });

  test('a refresh on one node is seen by the others within a minute', async () => {
    const { served, host, pass } = upstream(writeRegister(issuers.slice(0, 2), signer));
    const [here, there] = [
      identityProviders({ url, fingerprints }, host),
      identityProviders({ url, fingerprints }, host),
    ];
    await there.register();
    served.body = writeRegister(issuers, signer);
    await here.refresh();

    expect(await names(there)).toHaveLength(2);
    pass(61);
    expect(await names(there)).toHaveLength(3);
  });

  test('starts without the register and recovers by itself', async () => {
    const { served, host } = upstream('');
    const list = identityProviders({ url, fingerprints }, host);
    await expect(list.register()).rejects.toMatchObject({ code: 'malformed' });

    served.body = writeRegister(issuers, signer);
    expect(await names(list)).toHaveLength(3);
  });

  test('an unknown choice is refused', async () => {
    const { host } = upstream(writeRegister(issuers, signer));
    const list = identityProviders({ url, fingerprints }, host);

    await expect(list.get('https://evil.example')).rejects.toMatchObject({
      detail: { rule: 'request.unknown_provider' },
    });
  });
});
