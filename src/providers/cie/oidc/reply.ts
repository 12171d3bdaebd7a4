// SPDX-License-Identifier: AGPL-3.0-or-later
import { isLevel, type Level } from '../../../kernel/level.js';
import { equalInConstantTime } from '../../../kernel/tokens.js';
import type { Attempt, Reply, ReplyRoute, VerifiedProfile } from '../../provider.js';
import { ProviderError, type ProviderErrorCode } from '../../provider-error.js';
import { redeemCode } from './code.js';
import { toProfile } from './person.js';
import { chosenProvider, providerMetadata, type ProviderMetadata } from './provider-metadata.js';
import { callbackPath, type RelyingParty } from './relying-party.js';
import { fetchUserinfo } from './userinfo.js';

const handle = /^[A-Za-z0-9_-]{43}$/;

export const replyRoute = (party: RelyingParty): ReplyRoute => ({
  method: 'GET',
  path: callbackPath,
  single: 'before-verify',
  correlate({ query: { state = '' } }) {
    return handle.test(state) ? state : undefined;
  },
  record: ({ rawQuery }, attempt) => attempt.record('response', Buffer.from(rawQuery)),
  verify: (reply, attempt) => verify(party, reply, attempt),
});

/** One sign-in between its request and its reply. */
export interface Answered {
  readonly party: RelyingParty;
  readonly provider: ProviderMetadata;
  readonly attempt: Attempt;
  readonly asked: Asked;
}

async function verify(
  party: RelyingParty,
  reply: Reply,
  attempt: Attempt,
): Promise<VerifiedProfile> {
  const asked = { ...askedOf(attempt), issuer: chosenProvider(party.config, attempt) };
  checkResponse(party, reply, { attempt, asked });
  const provider = providerMetadata(await party.chains.get(asked.issuer), party.config);
  const answered = { party, provider, attempt, asked };
  const { identity, accessToken, expiresAt } = await redeemCode(answered, reply);
  const person = await fetchUserinfo(answered, { accessToken, subject: identity.sub });
  return toProfile(answered, { identity, person, accessToken, expiresAt });
}

/** Whom `begin` asked, and for what. */
export interface Asked {
  readonly issuer: string;
  readonly level: Level;
  readonly nonce: string;
  readonly verifier: string;
}

function askedOf({ memory }: Attempt): Omit<Asked, 'issuer'> {
  const { level, nonce, verifier } = memory;
  if (!nonce || !verifier || !isLevel(level)) {
    throw new ProviderError('mismatched', { rule: 'attempt.without_request' });
  }
  return { level, nonce, verifier };
}

/** Who answers, and to what; only then whether it is an error (RFC 9700, 4.4 and 4.7). */
function checkResponse(
  { profile }: RelyingParty,
  { query: { state = '', iss, error, code } }: Reply,
  { attempt, asked }: { readonly attempt: Attempt; readonly asked: Asked },
): void {
  if (!equalInConstantTime(state, attempt.handle)) refuse('mismatched', 'oauth.state');
  if (iss === undefined && profile.issRequired) refuse('forged', 'oauth.iss_missing');
  if (iss !== undefined && iss !== asked.issuer) refuse('forged', 'oauth.iss');
  if (error !== undefined) {
    const [refusal, rule] = errors.get(error) ?? ['upstream_error', 'oauth.error_reply'];
    refuse(refusal, rule);
  }
  if (!code) refuse('malformed', 'oauth.code_missing');
}

/** Errors that a person causes or can do something about; every other one is between the two services. */
const errors: ReadonlyMap<string, readonly [ProviderErrorCode, string]> = new Map([
  ['access_denied', ['cancelled', 'oauth.access_denied']],
  ['consent_required', ['cancelled', 'oauth.consent_required']],
  ['login_required', ['refused', 'oauth.login_required']],
  ['temporarily_unavailable', ['upstream_unavailable', 'oauth.temporarily_unavailable']],
]);

function refuse(code: ProviderErrorCode, rule: string): never {
  throw new ProviderError(code, { rule });
}
