// SPDX-License-Identifier: AGPL-3.0-or-later
import { isLevel } from '../../kernel/level.js';
import type { Attempt, Host, Reply, ReplyRoute, VerifiedProfile } from '../provider.js';
import { ProviderError } from '../provider-error.js';
import { agidNumbers } from '../saml/agid-numbers.js';
import { messageLimits } from '../saml/parse.js';
import { verifyWith } from '../saml/verify.js';
import type { BeginDeps } from './begin.js';
import { toProfile } from './person.js';
import { eidasProfile, spidErrors, spidProfile } from './profile.js';

export const acsPath = '/acs';

const handle = /^[A-Za-z0-9_-]{43}$/;

/** The assertion consumer service: one for all identity providers, so that none changes our metadata. */
export const replyRoute = (deps: BeginDeps): ReplyRoute => ({
  method: 'POST',
  path: acsPath,
  single: 'after-verify',
  correlate({ body }) {
    const relayState = body['RelayState'] ?? '';
    return handle.test(relayState) ? relayState : undefined;
  },
  record,
  async verify(reply, attempt) {
    try {
      return await verifyReply(deps, reply, attempt);
    } catch (error) {
      if (error instanceof ProviderError) logRefusal(deps, attempt, error);
      throw error;
    }
  },
});

async function verifyReply(
  deps: BeginDeps,
  reply: Reply,
  attempt: Attempt,
): Promise<VerifiedProfile> {
  const samlResponse = reply.body['SAMLResponse'] ?? '';
  const { config, host } = deps;
  const identityProvider = await deps.identityProviders.get(attempt.choice);
  const eidas = config.eidas.includes(identityProvider.entityId);
  const now = host.clock.now();
  const statement = await verifyWith(config.verifier, samlResponse, {
    profile: eidas ? eidasProfile : spidProfile,
    expected: expectedOf(deps, attempt, identityProvider.entityId),
    certificates: identityProvider.certificates,
    errors: spidErrors,
    now,
    skewMs: config.clockSkewSeconds * 1_000,
    onDisagreement: (opinion) =>
      host.log.warn('saml.verifiers_disagree', { opinion, idp: identityProvider.entityId }),
  });
  measureClock(host, identityProvider.entityId, statement.issuedAt);
  return toProfile(statement, { identityProvider, eidas, now });
}

/** The way through the browser counts too: some seconds behind are normal, anything ahead is not. */
function measureClock(host: Host, idp: string, issuedAt: Date): void {
  const difference = (issuedAt.getTime() - host.clock.now().getTime()) / 1_000;
  host.measure?.('clock_difference_seconds', { idp }, difference);
}

function expectedOf({ entityId }: BeginDeps, attempt: Attempt, issuer: string) {
  const { requestId, requestedAt, level } = attempt.memory;
  if (!requestId || !requestedAt || !isLevel(level)) {
    throw new ProviderError('mismatched', { rule: 'attempt.without_request' });
  }
  return {
    issuer,
    requestId,
    requestedAt: new Date(Math.floor(Date.parse(requestedAt) / 1_000) * 1_000),
    recipient: attempt.replyTo(acsPath).href,
    audience: entityId,
    minimum: level,
    fresh: attempt.fresh,
  };
}

function record({ body }: Reply, attempt: Attempt): void {
  const samlResponse = body['SAMLResponse'] ?? '';
  // Of one too long to be read, which is refused, the beginning.
  const kept = samlResponse.slice(0, messageLimits.bytes * 1.5);
  if (kept) attempt.record('response', Buffer.from(kept, 'base64'));
}

function logRefusal({ host }: BeginDeps, attempt: Attempt, error: ProviderError): void {
  host.log.info('saml.refused', {
    idp: attempt.choice,
    reason: error.code,
    ...error.detail,
    agid: agidNumbers(error.detail),
  });
}
