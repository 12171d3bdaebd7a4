// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Bends, Json } from '../entity.js';
import type { Key } from '../key.js';
import type { Persona } from '../../spid-idp/personas.js';
import { resolveClient, type Client, type Trust } from './clients.js';
import type { AuthorizationRequest, RequestRules } from './request.js';

/** Ways in which the provider's answers to a sign-in are wrong. */
export interface ProviderBends extends Bends {
  redirect?: (parameters: URLSearchParams) => void;
  idToken?: (claims: Json) => Json;
  /** Makes the ID token in another way. */
  signIdToken?: (claims: Json) => Promise<string>;
  userinfo?: (claims: Json) => Json;
  /** Makes the answer of the userinfo endpoint of the signed claims in another way. */
  wrapUserinfo?: (signed: string, client: Client) => Promise<string>;
}

export interface ProviderOptions extends Trust {
  readonly entityId: string;
  readonly federationKey: Key;
  readonly coreKey: Key;
  readonly superiors: readonly string[];
  readonly personas: readonly Persona[];
  readonly trustMark: () => Promise<{ readonly id: string; readonly trust_mark: string }>;
}

/** Somebody who signed in, for whoever asked. */
export interface Grant {
  readonly asked: AuthorizationRequest;
  readonly persona: Persona;
  readonly acr: string;
}

/** What the provider remembers between requests. */
export interface Desk {
  readonly options: ProviderOptions;
  readonly bends: ProviderBends;
  readonly rules: RequestRules;
  /** Signs tokens. */
  key: Key;
  readonly pending: Map<string, AuthorizationRequest>;
  readonly codes: Map<string, Grant>;
  readonly accessTokens: Map<string, Grant>;
  readonly revoked: Set<string>;
}

export function createDesk(options: ProviderOptions): Desk {
  const clients = new Map<string, Client>();
  const used = new Set<string>();
  const { now, entityId } = options;
  return {
    options,
    bends: {},
    key: options.coreKey,
    pending: new Map(),
    codes: new Map(),
    accessTokens: new Map(),
    revoked: new Set(),
    rules: {
      issuer: entityId,
      now,
      async clientOf(clientId) {
        const known = clients.get(clientId);
        if (known && known.expiresAt > now().getTime()) return known;
        const client = await resolveClient(options, clientId);
        clients.set(clientId, client);
        return client;
      },
      seen(what) {
        const before = used.has(what);
        used.add(what);
        return before;
      },
    },
  };
}
