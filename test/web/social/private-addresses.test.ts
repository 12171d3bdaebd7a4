// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import type { SocialKind } from '../../simulators/social/index.js';
import { refused } from '../../support/refused.js';
import { useSocialSite } from '../../support/social-site.js';

/** As in production, where the simulators stand at an address that nobody may be asked at. */
const site = useSocialSite({ allowPrivate: false });
const refusal = '422 provider.upstream_error: fetch.private_address';

describe('a provider at a private address', () => {
  it.each<SocialKind>(['google', 'facebook', 'x', 'oauth2'])(
    'is not asked for a token: %s',
    async (kind) => {
      const attack = refused(site, async (browser) =>
        browser.get((await site.leave(browser, kind, 'victim')).href),
      );
      expect(await attack).toBe(refusal);
    },
  );

  it.each<SocialKind>(['linkedin', 'oidc'])('is not asked where it is: %s', async (kind) => {
    const attack = refused(site, (browser) => browser.post(`/sign-in/${kind}/start`, {}));
    expect(await attack).toBe(refusal);
  });
});
