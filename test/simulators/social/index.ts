// SPDX-License-Identifier: AGPL-3.0-or-later
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFacebook, facebookConfig } from './facebook.js';
import { createGenericOAuth2, genericOAuth2Config } from './generic-oauth2.js';
import { createGenericOidc, genericOidcConfig } from './generic-oidc.js';
import { createGoogle, googleConfig } from './google.js';
import { createLinkedIn, linkedInConfig } from './linkedin.js';
import type { Misbehaving } from './openid.js';
import { listener, type Account, type SiteSettings } from './site.js';
import { createX, xConfig } from './x.js';

export type { Fault } from './fault.js';
export type { Account } from './site.js';

const kinds = {
  google: { create: createGoogle, config: googleConfig },
  // Applications have numbers there.
  facebook: { create: createFacebook, config: facebookConfig, clientId: '102030405060708' },
  linkedin: { create: createLinkedIn, config: linkedInConfig },
  x: { create: createX, config: xConfig },
  oidc: { create: createGenericOidc, config: genericOidcConfig },
  oauth2: { create: createGenericOAuth2, config: genericOAuth2Config },
} as const;
export type SocialKind = keyof typeof kinds;
export const socialKinds = Object.keys(kinds) as readonly SocialKind[];

export interface SocialOptions {
  /** 0 for any free port. */
  readonly port: number;
  readonly accounts: readonly Account[];
  /** Where Piazza is: replies go there and nowhere else. */
  readonly piazza: string;
  readonly secretOf?: (kind: SocialKind) => string;
}

export interface SimulatedProvider extends Misbehaving {
  /** What the provider of its kind is configured with to come here. */
  readonly config: Readonly<Record<string, unknown>>;
}

export interface SocialSimulator {
  readonly origin: string;
  readonly providers: Readonly<Record<SocialKind, SimulatedProvider>>;
  close(): Promise<void>;
}

/**
 * The social accounts and the providers of other bodies, for demos and tests: choose an account, get
 * real tokens. They check clients, addresses and PKCE as the real ones do.
 */
export async function startSocial(options: SocialOptions): Promise<SocialSimulator> {
  const started: SimulatedProvider[] = [];
  const server = createServer(listener(() => started));
  server.listen({ port: options.port, host: '127.0.0.1' });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const origin = `http://localhost:${port}`;
  const providers = await createSocial({ ...options, origin });
  started.push(...Object.values(providers));
  return {
    origin,
    providers,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const clientIdOf = (kind: SocialKind): string => {
  const known = kinds[kind];
  return 'clientId' in known ? known.clientId : 'piazza-demo';
};

/** The same without a socket. */
export async function createSocial(
  options: Pick<SocialOptions, 'accounts' | 'secretOf'> & {
    readonly origin: string;
    readonly piazza?: string;
    readonly redirectUris?: readonly string[];
  },
): Promise<SocialSimulator['providers']> {
  const { accounts, origin, piazza, secretOf = (kind) => `the-secret-of-${kind}` } = options;
  const make = async (kind: SocialKind): Promise<SimulatedProvider> => {
    const settings: SiteSettings = {
      base: new URL(`/${kind}`, origin),
      clientId: clientIdOf(kind),
      clientSecret: secretOf(kind),
      redirectUris: options.redirectUris ?? [`${piazza}/sign-in/${kind}/callback`],
      accounts,
    };
    return { ...(await kinds[kind].create(settings)), config: kinds[kind].config(settings) };
  };
  const made = await Promise.all(socialKinds.map(make));
  return Object.fromEntries(socialKinds.map((kind, index) => [kind, made[index]])) as Record<
    SocialKind,
    SimulatedProvider
  >;
}
