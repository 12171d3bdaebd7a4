// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto';
import {
  authorizationCodeGrant,
  type Configuration,
  type TokenEndpointResponse,
} from 'openid-client';
import { z } from 'zod';
import { reaches, type Level } from '../../../kernel/level.js';
import { equalInConstantTime } from '../../../kernel/tokens.js';
import { toRefusal } from '../../code-flow/refusal.js';
import { distrust } from '../../federation/distrust.js';
import { skewSeconds } from '../../federation/names.js';
import type { Known } from '../../federation/chain-store.js';
import { verifySigned, type KeySet } from '../../federation/signed.js';
import type { Reply } from '../../provider.js';
import { ProviderError } from '../../provider-error.js';
import { levelOfClass } from '../../agid-levels.js';
import { createClient } from './client.js';
import { providerMetadata } from './provider-metadata.js';
import { callbackPath } from './relying-party.js';
import type { Answered } from './reply.js';

const claims = z.object({
  sub: z.string().min(1).max(255),
  iat: z.number(),
  exp: z.number(),
  jti: z.string().min(1).max(255),
  acr: z.string(),
  at_hash: z.string(),
  auth_time: z.number().optional(),
});
/** What the ID token says, verified. */
export type Identity = Omit<z.output<typeof claims>, 'acr' | 'at_hash'> & { readonly level: Level };

export interface Redeemed {
  readonly identity: Identity;
  readonly accessToken: string;
  /** Of the access token. */
  readonly expiresAt: Date;
}

/** Exchanges the code, authenticated by our key and the PKCE verifier, and checks the ID token. @throws ProviderError */
export async function redeemCode(answered: Answered, { rawQuery }: Reply): Promise<Redeemed> {
  const { party, provider, attempt, asked } = answered;
  const client = await createClient(party, provider, {
    audience: provider.token_endpoint,
    record: (kind, message) => attempt.record(kind, Buffer.from(message)),
  });
  const reply = new URL(`?${rawQuery}`, attempt.replyTo(callbackPath));
  const tokens = await exchange(client, reply, {
    expectedState: attempt.handle,
    expectedNonce: asked.nonce,
    pkceCodeVerifier: asked.verifier,
    idTokenExpected: true,
  });
  const { access_token: accessToken, id_token: idToken = '', expires_in: seconds = 0 } = tokens;
  const identity = await checkIdToken(answered, idToken, accessToken);
  const expiresAt = new Date(party.host.clock.now().getTime() + seconds * 1_000);
  return { identity, accessToken, expiresAt };
}

async function exchange(
  client: Configuration,
  reply: URL,
  checks: Parameters<typeof authorizationCodeGrant>[2],
): Promise<TokenEndpointResponse> {
  try {
    return await authorizationCodeGrant(client, reply, checks);
  } catch (error) {
    throw toRefusal(error);
  }
}

async function checkIdToken(
  { party, provider, attempt, asked }: Answered,
  token: string,
  accessToken: string,
): Promise<Identity> {
  const { algorithms } = party.config;
  const now = party.host.clock.now();
  const payload = await withCurrentKeys({ party, asked }, (keys) =>
    verifySigned(token, {
      name: 'id_token',
      keys,
      now,
      algorithms: [algorithms.signature],
      issuer: provider.issuer,
      audience: party.entityId,
    }),
  );
  const parsed = claims.safeParse(payload);
  if (!parsed.success) {
    const rule = `id_token.${String(parsed.error.issues[0]?.path[0])}`;
    throw new ProviderError('malformed', { rule });
  }
  const { acr, at_hash: hash, ...identity } = parsed.data;
  if (!equalInConstantTime(hash, leftHalf(accessToken, algorithms.signature))) {
    throw distrust('id_token.at_hash');
  }
  const began = Math.floor(attempt.startedAt.getTime() / 1_000) - skewSeconds;
  if (identity.iat < began) throw distrust('id_token.iat');
  if (attempt.fresh && (identity.auth_time ?? began) < began) throw distrust('id_token.auth_time');
  return { ...identity, level: levelOf(acr, asked.level) };
}

function levelOf(acr: string, asked: Level): Level {
  const level = levelOfClass.get(acr);
  if (!level) throw distrust('id_token.acr');
  if (!reaches(level, asked)) throw new ProviderError('level_too_low', { rule: 'id_token.acr' });
  return level;
}

/**
 * Verifies with the keys that the provider's chain names; with those of a chain resolved anew when it
 * signed with one that is not among them: it may have changed keys since (key rollover).
 */
export async function withCurrentKeys<Result>(
  { party, asked }: Pick<Answered, 'party' | 'asked'>,
  verify: (keys: KeySet) => Promise<Result>,
): Promise<Result> {
  const keysOf = (known: Known): KeySet => providerMetadata(known, party.config).jwks;
  try {
    return await verify(keysOf(await party.chains.get(asked.issuer)));
  } catch (error) {
    if (!isUnknownKey(error) || !(await mayRefresh(party.host.cache, asked.issuer))) throw error;
    return verify(keysOf(await party.chains.refresh(asked.issuer)));
  }
}

const isUnknownKey = (error: unknown): boolean =>
  error instanceof ProviderError && error.detail.rule?.endsWith('.key') === true;

/** Forged tokens must not make us resolve again and again. */
const mayRefresh = async (
  cache: Answered['party']['host']['cache'],
  issuer: string,
): Promise<boolean> => (await cache.count(`rollover-${issuer}`, 60)) === 1;

/** `at_hash` (OpenID Connect Core 1.0, 3.1.3.6). */
function leftHalf(accessToken: string, algorithm: 'RS256' | 'RS512'): string {
  const hash = createHash(algorithm === 'RS256' ? 'sha256' : 'sha512')
    .update(accessToken)
    .digest();
  return hash.subarray(0, hash.length / 2).toString('base64url');
}
