// SPDX-License-Identifier: AGPL-3.0-or-later
import { isLevel, type Level } from '../../../kernel/level.js';
import { readCode, type CodeReply } from '../../oauth-reply.js';
import type { Attempt, Reply, ReplyRoute, VerifiedProfile } from '../../provider.js';
import { ProviderError } from '../../provider-error.js';
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
  checkIssuer(party, readCode(reply, attempt, asked.issuer));
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

/** CIE id always says who answers, so that a reply without is none of its (RFC 9207). */
function checkIssuer({ profile }: RelyingParty, { iss }: CodeReply): void {
  if (iss === undefined && profile.issRequired) {
    throw new ProviderError('forged', { rule: 'oauth.iss_missing' });
  }
}
