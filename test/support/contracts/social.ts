// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AnyProviderDefinition } from '../../../src/providers/provider.js';
import { createSocial, type SocialKind } from '../../simulators/social/index.js';
import type { Subject } from '../provider-contract.js';
import { testOrigin } from '../sign-in.js';
import { accounts, chooseAccount } from '../social.js';

/** Where the suites of provider and host say that Piazza is. */
const redirectUris = [
  'https://piazza.example/sign-in/instance/callback',
  ...['one', 'two'].map((id) => new URL(`/sign-in/${id}/callback`, testOrigin).href),
];

/** A simulated provider of functions, without a socket. */
export async function socialSubject(
  kind: SocialKind,
  definition: AnyProviderDefinition,
  more: Readonly<Record<string, unknown>> = {},
): Promise<Subject> {
  const providers = await createSocial({
    accounts,
    origin: 'https://social.example',
    redirectUris,
  });
  const { config: own, handle } = providers[kind];
  const config = { ...own, ...more };
  const { clientSecret, ...withoutSecret } = own;
  return {
    definition,
    contract: {
      config,
      invalidConfigs: [{}, withoutSecret, { ...config, surprise: true }],
      secrets: [String(clientSecret)],
      async signIn(step) {
        if (step.kind !== 'redirect') throw new Error('it begins with a redirect');
        const back = await chooseAccount(step.to, 'citizen', { send: handle });
        return { query: Object.fromEntries(back.searchParams) };
      },
      upstream: handle,
    },
  };
}
