// SPDX-License-Identifier: AGPL-3.0-or-later
import { day } from '../../../kernel/clock.js';
import type { CheckFinding, Host } from '../../provider.js';
import type { IdentityProvider } from '../metadata/identity-provider.js';
import type { IdentityProviders } from './identity-providers.js';

const soon = 60 * day;

/** What the operator should know: a list that cannot be read, certificates that end. */
export async function check(
  identityProviders: IdentityProviders,
  host: Host,
): Promise<readonly CheckFinding[]> {
  const findings: CheckFinding[] = [];
  const warn = (message: string): void => void findings.push({ severity: 'warning', message });
  try {
    const { providers, signer } = await identityProviders.register();
    const now = host.clock.now();
    if (signer && ends(signer.validTo, now)) {
      warn(`the certificate of the register ends on ${date(signer.validTo)}`);
    }
    for (const provider of providers) {
      const last = lastCertificate(provider);
      if (!last) warn(`${provider.entityId} has no signing certificate`);
      else if (ends(last, now)) {
        warn(`the last certificate of ${provider.entityId} ends on ${date(last)}`);
      }
    }
  } catch (error) {
    const message = `the list of identity providers cannot be read: ${String(error)}`;
    findings.push({ severity: 'error', message });
  }
  return findings;
}

const ends = (at: Date, now: Date): boolean => at.getTime() - now.getTime() < soon;
const date = (at: Date): string => at.toISOString().slice(0, 10);

const lastCertificate = ({ certificates }: IdentityProvider): Date | undefined =>
  certificates
    .map(({ validTo }) => validTo)
    .sort((a, b) => a.getTime() - b.getTime())
    .at(-1);
