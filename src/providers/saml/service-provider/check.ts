// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CheckFinding, Host } from '../../provider.js';
import type { IdentityProvider } from '../metadata/identity-provider.js';
import type { IdentityProviders } from './identity-providers.js';
import { lifetimeOf } from './lifetime.js';

/** What the operator should know: a list that cannot be read, certificates that end. */
export async function check(
  identityProviders: IdentityProviders,
  host: Host,
): Promise<readonly CheckFinding[]> {
  const findings: CheckFinding[] = [];
  // Expiry of what metadata vouches for warns and never refuses.
  const warn = (message: string | undefined): void => {
    if (message) findings.push({ severity: 'warning', message });
  };
  try {
    const { providers, signer } = await identityProviders.register();
    const now = host.clock.now();
    if (signer) warn(lifetimeOf('the certificate of the register', signer.validTo, now)?.message);
    for (const provider of providers) {
      const last = lastCertificate(provider);
      const what = `the last certificate of ${provider.entityId}`;
      if (!last) warn(`${provider.entityId} has no signing certificate`);
      else warn(lifetimeOf(what, last, now)?.message);
    }
  } catch (error) {
    const message = `the list of identity providers cannot be read: ${String(error)}`;
    findings.push({ severity: 'error', message });
  }
  return findings;
}

const lastCertificate = ({ certificates }: IdentityProvider): Date | undefined =>
  certificates
    .map(({ validTo }) => validTo)
    .sort((a, b) => a.getTime() - b.getTime())
    .at(-1);
