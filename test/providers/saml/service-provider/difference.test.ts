// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, test } from '@jest/globals';
import {
  compareMetadata,
  readOnly,
} from '../../../../src/providers/saml/service-provider/difference.js';
import type { Host } from '../../../../src/providers/provider.js';
import { fakeHost } from '../../../support/fake-host.js';
import { aSigningKey, aSpidProvider } from '../../../support/builders/spid.js';

const [first, second] = [await aSigningKey('first'), await aSigningKey('second')];
const register = { url: 'http://localhost:1/metadata.xml' };

async function metadataOf(host: Host, more = {}) {
  const [document] = (await aSpidProvider(host, register, more)).documents ?? [];
  if (!document) throw new Error('no metadata');
  return document;
}

describe('what a change of configuration does to the metadata', () => {
  test('is nothing when nothing changed', async () => {
    const host = fakeHost({ keys: [first] });
    await (await metadataOf(host)).render();

    expect(await compareMetadata(host, await metadataOf(readOnly(host)))).toEqual({
      published: true,
      removed: [],
      added: [],
    });
  });

  test('is shown line by line, and looking publishes nothing', async () => {
    const host = fakeHost({ keys: [first] });
    await (await metadataOf(host)).render();
    const contact = { ipaCode: 'r_emiro', email: 'new@example.org' };
    const next = await metadataOf(readOnly(host), { contact });

    const expected = { removed: ['<md:EmailAddress>piazza@example.org</md:EmailAddress>'] };
    const difference = await compareMetadata(host, next);
    expect(difference.added).toContain('<md:EmailAddress>new@example.org</md:EmailAddress>');
    expect(difference.removed).toEqual(expect.arrayContaining(expected.removed));
    expect(await compareMetadata(host, next)).toEqual(difference);
  });

  test('shows a second key as one descriptor more', async () => {
    const host = fakeHost({ keys: [first] });
    await (await metadataOf(host)).render();
    const rollover = {
      ...host,
      keys: { ...host.keys, sign: () => Promise.resolve([first, second]) },
    };
    const { removed, added } = await compareMetadata(host, await metadataOf(readOnly(rollover)));

    expect(removed).toEqual([]);
    expect(added.filter((line) => line.startsWith('<ds:X509Certificate>'))).toHaveLength(1);
  });

  test('says so when nothing was ever published', async () => {
    const host = fakeHost({ keys: [first] });

    expect((await compareMetadata(host, await metadataOf(readOnly(host)))).published).toBe(false);
  });
});
