// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Attempt, Host, Reply, ReplyRoute, Step, VerifiedProfile } from '../provider.js';
import { ProviderError } from '../provider-error.js';
import type { Anchors } from './anchors/anchors.js';
import { buildChain } from './certificate/chain.js';
import { readCertificate, type Certificate } from './certificate/read.js';
import { checkCertificate, type Profile } from './certificate/rules.js';
import type { CnsConfig } from './config.js';
import { cardNameOf, toProfile } from './profile.js';
import { checkRevocation } from './revocation/check.js';
import type { RevocationLists } from './revocation/lists.js';

export interface CnsDeps {
  readonly config: CnsConfig;
  readonly host: Host;
  /** The reply route, on the host that asks for certificates. */
  readonly cardAddress: URL;
  readonly anchors: Anchors;
  readonly lists: RevocationLists;
}

export const cardPath = '/card';

const handle = /^[A-Za-z0-9_-]{43}$/;

/** Sends the browser to the host that asks for its certificate. */
export function begin({ cardAddress }: CnsDeps, attempt: Attempt): Step {
  const to = new URL(cardAddress);
  to.searchParams.set('state', attempt.handle);
  return { kind: 'redirect', to };
}

/** The same path on both hosts: the one asks for the certificate, the other takes it and reads the cookie. */
export const replyRoute = (deps: CnsDeps): ReplyRoute => ({
  method: 'GET',
  path: cardPath,
  single: 'after-verify',
  clientCertificate: true,
  correlate({ query }) {
    const { state = '' } = query;
    return handle.test(state) ? state : undefined;
  },
  /** Evidence: with its serial number, which no identity is made of. */
  record({ clientCertificate }, attempt) {
    if (clientCertificate)
      attempt.record('certificate', Buffer.from(clientCertificate.pem, 'utf8'));
  },
  verify: (reply, attempt) => verify(deps, reply, attempt),
});

async function verify(deps: CnsDeps, reply: Reply, attempt: Attempt): Promise<VerifiedProfile> {
  if (reply.query['state'] !== attempt.handle) {
    throw new ProviderError('mismatched', { rule: 'attempt.state' });
  }
  const { clientCertificate } = reply;
  if (!clientCertificate) {
    throw new ProviderError('cancelled', { rule: 'certificate.missing', reason: 'no_card' });
  }
  const certificate = readCertificate(clientCertificate.pem);
  const profile = profileOf(deps);
  checkCertificate(certificate, profile);
  cardNameOf(certificate);
  const presented = clientCertificate.chain.map(readCertificate);
  await checkTrust(deps, certificate, presented);
  return toProfile(certificate, profile);
}

const profileOf = ({ config, host }: CnsDeps): Profile => ({
  policies: new Map(config.policies.map(({ oid, level }) => [oid, level])),
  minimumRsaBits: config.minimumRsaBits,
  now: host.clock.now(),
});

async function checkTrust(
  { anchors, config, host, lists }: CnsDeps,
  certificate: Certificate,
  presented: readonly Certificate[],
): Promise<void> {
  const trust = { anchors: await anchors.current(), presented, now: host.clock.now() };
  const chain = buildChain(certificate, trust);
  await checkRevocation({ host, lists, config: config.revocation }, chain);
}
