// SPDX-License-Identifier: AGPL-3.0-or-later
import { decodeJwt } from 'jose';
import { day } from '../../../kernel/clock.js';
import { ruleOf } from '../../federation/distrust.js';
import { configurationUrl } from '../../federation/entity-id.js';
import { configurationPath } from '../../federation/names.js';
import { resolveEntity } from '../../federation/resolver.js';
import { hasRole } from '../../federation/trust-mark.js';
import type { CheckFinding } from '../../provider.js';
import { writeEntityConfiguration } from './entity.js';
import { providerMetadata } from './provider-metadata.js';
import type { RelyingParty } from './relying-party.js';

const soon = 30 * day;

/** What the operator should know: whether the federation believes us, and whether we can believe the providers. */
export async function check(party: RelyingParty): Promise<readonly CheckFinding[]> {
  await party.trustMarks.refresh();
  const findings = [
    checkAddress(party),
    await checkOurselves(party),
    ...(await checkTrustMarks(party)),
    ...(await Promise.all(party.config.providers.map((one) => checkProvider(party, one)))),
  ];
  return findings.filter((finding) => finding !== undefined);
}

/** The entity configuration has to be found where the identifier says. */
function checkAddress({ entityId, host }: RelyingParty): CheckFinding | undefined {
  const expected = configurationUrl(entityId);
  const served = [configurationPath, `/sign-in/${host.id}${configurationPath}`];
  if (served.some((path) => new URL(path, host.origin).href === expected)) return undefined;
  return warning(`${expected} is not served here: a proxy has to lead there`);
}

/** Resolves our own entity as an identity provider would. */
async function checkOurselves(party: RelyingParty): Promise<CheckFinding | undefined> {
  const { host, entityId, config } = party;
  try {
    await resolveEntity(host, {
      subject: entityId,
      type: 'openid_relying_party',
      anchor: config.trustAnchor,
      acceptsTrustMark: hasRole('openid_relying_party'),
      configuration: await writeEntityConfiguration(party),
    });
    return undefined;
  } catch (error) {
    return warning(`the federation does not know us: ${told(error)}`);
  }
}

async function checkTrustMarks({ trustMarks, host }: RelyingParty): Promise<CheckFinding[]> {
  const now = host.clock.now().getTime();
  return (await trustMarks.current()).flatMap(({ type, token }) => {
    const until = (decodeJwt(token).exp ?? 0) * 1_000;
    const date = new Date(until).toISOString().slice(0, 10);
    return until - now < soon ? [warning(`the trust mark ${type} ends on ${date}`)] : [];
  });
}

async function checkProvider(
  { chains, config }: RelyingParty,
  subject: string,
): Promise<CheckFinding | undefined> {
  try {
    providerMetadata(await chains.refresh(subject), config);
    return undefined;
  } catch (error) {
    return { severity: 'error', message: `${subject} cannot be believed: ${told(error)}` };
  }
}

const told = (error: unknown): string => ruleOf(error) ?? 'federation.error';
const warning = (message: string): CheckFinding => ({ severity: 'warning', message });
