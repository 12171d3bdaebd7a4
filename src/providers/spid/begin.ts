// SPDX-License-Identifier: AGPL-3.0-or-later
import { reaches, higher } from '../../kernel/level.js';
import type { Attempt, Host, SigningKey, Step } from '../provider.js';
import { ProviderError } from '../provider-error.js';
import type { IdentityProvider } from '../saml/metadata/identity-provider.js';
import type { Binding } from '../saml/names.js';
import {
  writeAuthnRequest,
  writeSignedAuthnRequest,
  type AuthnRequest,
} from '../saml/request/authn-request.js';
import { postStep, redirectStep } from '../saml/request/send.js';
import { eidasAttributeSet } from './attribute-sets.js';
import type { SpidConfig } from './config.js';
import type { IdentityProviders } from './identity-providers.js';
import { classOfLevel } from './names.js';

export interface BeginDeps {
  readonly config: SpidConfig;
  readonly host: Host;
  readonly entityId: string;
  readonly identityProviders: IdentityProviders;
}

/** Asks the chosen identity provider who the person is. @throws ProviderError */
export async function begin(deps: BeginDeps, attempt: Attempt): Promise<Step> {
  const provider = await deps.identityProviders.get(attempt.choice);
  const { binding, location } = chooseBinding(provider, deps.config.binding);
  const level = higher(deps.config.level, attempt.minimum);
  const request = {
    id: `_${deps.host.random.token()}`,
    issueInstant: deps.host.clock.now(),
    destination: location,
    issuer: deps.entityId,
    forceAuthn: attempt.fresh || reaches(level, 'substantial'),
    classRef: classOfLevel[level],
    assertionConsumerServiceIndex: 0,
    attributeConsumingServiceIndex: attributeSetFor(provider, deps.config),
    ...(deps.config.purpose && { purpose: deps.config.purpose }),
  };
  Object.assign(attempt.memory, {
    requestId: request.id,
    requestedAt: request.issueInstant.toISOString(),
    level,
  });
  return send(request, binding, { attempt, signer: await signingKey(deps.host) });
}

/** The key that signs; metadata announces it and its successors. @throws ProviderError `misconfigured` */
export async function signingKey(host: Host): Promise<SigningKey> {
  const [key] = await host.keys.sign('saml');
  if (!key) throw new ProviderError('misconfigured', { rule: 'keys.saml_missing' });
  return key;
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

const attributeSetFor = (provider: IdentityProvider, config: SpidConfig): number =>
  config.eidas.includes(provider.entityId)
    ? eidasAttributeSet.index
    : (config.attributeSets[0]?.index ?? 0);

function send(
  request: AuthnRequest,
  binding: Binding,
  { attempt, signer }: { attempt: Attempt; signer: SigningKey },
): Step {
  const signed =
    binding === 'post' ? writeSignedAuthnRequest(request, signer) : writeAuthnRequest(request);
  attempt.record('request', Buffer.from(signed.xml, 'utf8'), request.id);
  const message = { parameter: 'SAMLRequest', xml: signed.xml, relayState: attempt.handle };
  return binding === 'post'
    ? postStep(message, request.destination)
    : redirectStep(message, request.destination, signer.privateKey);
}
