// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Level } from '../../../kernel/level.js';
import type { Attempt, Host, SigningKey, Step, VerifiedProfile } from '../../provider.js';
import { ProviderError } from '../../provider-error.js';
import type { IdentityProvider } from '../metadata/identity-provider.js';
import type { Binding } from '../names.js';
import type { AuthnRequest } from '../request/authn-request.js';
import type { SignatureOptions } from '../signature/sign.js';
import type { Statement } from '../statement.js';
import type { OfficialErrors } from '../status.js';
import type { StrictProfile } from '../strict/rule.js';
import type { IdentityProviders } from './identity-providers.js';
import type { SamlSettings } from './settings.js';

/** One service provider of ours: what its requests, replies, logout and metadata have in common. */
export interface ServiceProvider {
  readonly config: SamlSettings;
  readonly host: Host;
  readonly entityId: string;
  readonly identityProviders: IdentityProviders;
  readonly scheme: Scheme;
  /** Our own templates unless said otherwise. */
  readonly writeRequest?: WriteRequest;
}

/** Writes and signs a request: what it says, and the browser's way with it. */
export type WriteRequest = (
  request: AuthnRequest,
  how: RequestSending,
) => Promise<{ readonly xml: string; readonly step: Step }>;

export interface RequestSending {
  readonly binding: Binding;
  readonly relayState: string;
  readonly signer: SigningKey & SignatureOptions;
}

/** What a request of one scheme says in its own way; the rest is the same for all. */
export type Asked = Omit<
  AuthnRequest,
  'id' | 'issueInstant' | 'destination' | 'issuer' | 'forceAuthn' | 'plain'
> & {
  /** Absent: as the level and the attempt want it. */
  readonly forceAuthn?: boolean;
};

/** How the answers of an identity provider are judged, and whom they describe. */
export interface Reading {
  readonly profile: StrictProfile;
  readonly errors: OfficialErrors;
  /** @throws ProviderError */
  readonly toProfile: (statement: Statement, source: Source) => VerifiedProfile;
}

export interface Source {
  readonly identityProvider: IdentityProvider;
  readonly now: Date;
}

/** What SPID, CIE, FedERa and plain SAML do differently. */
export interface Scheme {
  /** Our messages say no more than SAML wants: an Issuer without Format and NameQualifier. */
  readonly plain?: true;
  asks(
    provider: IdentityProvider,
    level: Level,
    attempt: Pick<Attempt, 'attributeService' | 'professional' | 'fresh'>,
  ): Asked;
  /** @param askedIndex the attribute service that the request named */
  reads(provider: IdentityProvider, askedIndex: number | undefined): Reading;
}

export const acsPath = '/acs';
export const sloPath = '/slo';

/** The absolute address of a path of this instance. */
export const addressOf = (host: Host, path: string): string =>
  new URL(`/sign-in/${host.id}${path}`, host.origin).href;

/** The entityID unless the configuration names another: where the metadata is. */
export const standardEntityId = (host: Host): string => addressOf(host, '/metadata');

/** The key that signs; metadata announces it and its successors. @throws ProviderError `misconfigured` */
export async function signingKey(host: Host): Promise<SigningKey> {
  const [key] = await host.keys.sign('saml');
  if (!key) throw new ProviderError('misconfigured', { rule: 'keys.saml_missing' });
  return key;
}
