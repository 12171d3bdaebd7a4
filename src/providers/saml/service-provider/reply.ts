// SPDX-License-Identifier: AGPL-3.0-or-later
import { isLevel, reaches, type Level } from '../../../kernel/level.js';
import type { Attempt, Host, Reply, ReplyRoute, VerifiedProfile } from '../../provider.js';
import { ProviderError } from '../../provider-error.js';
import { agidNumbers } from '../agid-numbers.js';
import { messageLimits } from '../parse.js';
import { verifyWith } from '../verify.js';
import { acsPath, type ServiceProvider } from './service-provider.js';

const handle = /^[A-Za-z0-9_-]{43}$/;

/** The assertion consumer service: one for all identity providers, so that none changes our metadata. */
export const replyRoute = (service: ServiceProvider): ReplyRoute => ({
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
      return await verifyReply(service, reply, attempt);
    } catch (error) {
      if (error instanceof ProviderError) logRefusal(service, attempt, error);
      throw error;
    }
  },
});

async function verifyReply(
  service: ServiceProvider,
  reply: Reply,
  attempt: Attempt,
): Promise<VerifiedProfile> {
  const samlResponse = reply.body['SAMLResponse'] ?? '';
  const { config, host } = service;
  const identityProvider = await service.identityProviders.get(attempt.choice);
  const { profile, errors, toProfile } = service.scheme.reads(
    identityProvider,
    askedIndex(attempt),
  );
  const expected = expectedOf(service, attempt, identityProvider.entityId);
  const now = host.clock.now();
  const statement = await verifyWith(config.verifier, samlResponse, {
    profile,
    expected,
    certificates: identityProvider.certificates,
    errors,
    now,
    skewMs: config.clockSkewSeconds * 1_000,
    onDisagreement: (opinion) => raiseAlarm(host, identityProvider.entityId, opinion),
  });
  measureClock(host, identityProvider.entityId, statement.issuedAt);
  const person = toProfile(statement, { identityProvider, now });
  refuseLower(person.level, expected.minimum);
  return person;
}

function askedIndex({ memory }: Attempt): number | undefined {
  const { attributeService } = memory;
  return attributeService === undefined ? undefined : Number(attributeService);
}

/** What an assertion says beside its class may lower the level that the class alone would give. */
function refuseLower(level: Level, minimum: Level): void {
  if (!reaches(level, minimum)) {
    throw new ProviderError('level_too_low', { rule: 'attributes.level_too_low' });
  }
}

function raiseAlarm(host: Host, idp: string, opinion: string): void {
  host.log.warn('saml.verifiers_disagree', { opinion, idp });
  const at = Math.floor(host.clock.now().getTime() / 1_000);
  host.measure?.('verifiers_disagreed_at_seconds', { idp }, at);
}

/** The way through the browser counts too: some seconds behind are normal, anything ahead is not. */
function measureClock(host: Host, idp: string, issuedAt: Date): void {
  const difference = (issuedAt.getTime() - host.clock.now().getTime()) / 1_000;
  host.measure?.('clock_difference_seconds', { idp }, difference);
}

function expectedOf({ entityId }: ServiceProvider, attempt: Attempt, issuer: string) {
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

function logRefusal({ host }: ServiceProvider, attempt: Attempt, error: ProviderError): void {
  host.log.info('saml.refused', {
    idp: attempt.choice,
    reason: error.code,
    ...error.detail,
    agid: agidNumbers(error.detail),
  });
}
