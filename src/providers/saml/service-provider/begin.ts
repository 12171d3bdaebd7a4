// SPDX-License-Identifier: AGPL-3.0-or-later
import { higher, reaches } from '../../../kernel/level.js';
import type { Attempt, Step } from '../../provider.js';
import { ProviderError } from '../../provider-error.js';
import type { IdentityProvider } from '../metadata/identity-provider.js';
import type { Binding } from '../names.js';
import { writeAuthnRequest, writeSignedAuthnRequest } from '../request/authn-request.js';
import { postStep, redirectStep } from '../request/send.js';
import { signingKey, type ServiceProvider, type WriteRequest } from './service-provider.js';

/** Asks the chosen identity provider who the person is. @throws ProviderError */
export async function begin(service: ServiceProvider, attempt: Attempt): Promise<Step> {
  const { config, host, entityId, scheme } = service;
  const provider = await service.identityProviders.get(attempt.choice);
  const { binding, location } = chooseBinding(provider, config.binding);
  const level = higher(config.level, attempt.minimum);
  const request = {
    id: `_${host.random.token()}`,
    issueInstant: host.clock.now(),
    destination: location,
    issuer: entityId,
    forceAuthn: attempt.fresh || reaches(level, 'substantial'),
    plain: scheme.plain ?? false,
    ...scheme.asks(provider, level, attempt),
  };
  Object.assign(attempt.memory, {
    requestId: request.id,
    requestedAt: request.issueInstant.toISOString(),
    level,
    ...(request.attributeConsumingServiceIndex !== undefined && {
      attributeService: String(request.attributeConsumingServiceIndex),
    }),
  });
  const key = await signingKey(host);
  const signer = { ...key, algorithm: config.signature ?? 'rsa-sha256' };
  const write = service.writeRequest ?? writeOwnRequest;
  const { xml, step } = await write(request, { binding, relayState: attempt.handle, signer });
  attempt.record('request', Buffer.from(xml, 'utf8'), request.id);
  return step;
}

function chooseBinding(
  provider: IdentityProvider,
  preferred: Binding,
): { binding: Binding; location: string } {
  const other = preferred === 'post' ? 'redirect' : 'post';
  for (const binding of [preferred, other] as const) {
    const location = provider.singleSignOn[binding];
    if (location) return { binding, location };
  }
  throw new ProviderError('misconfigured', { rule: 'metadata.no_single_sign_on' });
}

const writeOwnRequest: WriteRequest = (request, { binding, relayState, signer }) => {
  const { xml } =
    binding === 'post' ? writeSignedAuthnRequest(request, signer) : writeAuthnRequest(request);
  const message = { parameter: 'SAMLRequest', xml, relayState };
  const step =
    binding === 'post'
      ? postStep(message, request.destination)
      : redirectStep(message, request.destination, signer);
  return Promise.resolve({ xml, step });
};
