// SPDX-License-Identifier: AGPL-3.0-or-later
import { BasicConstraints, id_ce_basicConstraints } from '@peculiar/asn1-x509';
import { hour, later } from '../../../kernel/clock.js';
import type { Host } from '../../provider.js';
import { ProviderError } from '../../provider-error.js';
import { extensionOf, type Certificate } from '../certificate/read.js';
import type { CnsConfig } from '../config.js';
import { listAddresses, responders } from './addresses.js';
import type { RevocationList } from './crl.js';
import type { RevocationLists } from './lists.js';
import { readOcspResponse, writeOcspRequest, type OcspAnswer, type Pair } from './ocsp.js';

export interface RevocationDeps {
  readonly host: Host;
  readonly lists: RevocationLists;
  readonly config: CnsConfig['revocation'];
}

/** An answer is used again for this long at most, in seconds. */
const answerSeconds = 3_600;

const revoked = (): never => {
  throw new ProviderError('refused', { rule: 'revocation.revoked', reason: 'revoked' });
};
const unchecked = (rule: string): never => {
  throw new ProviderError('refused', { rule: `revocation.${rule}`, reason: 'not_checked' });
};

/**
 * Checks that nobody took the certificates of a chain back: by OCSP where the certificate names a
 * responder that answers, else by the authority's list. No current answer is a refusal; a list that is
 * out of date counts for the configured grace, and says so in the log.
 * @throws ProviderError `refused`
 */
export async function checkRevocation(
  deps: RevocationDeps,
  chain: readonly Certificate[],
): Promise<void> {
  for (const [index, certificate] of chain.slice(0, -1).entries()) {
    const issuer = chain[index + 1];
    if (issuer) await checkOne(deps, { certificate, issuer });
  }
}

async function checkOne(deps: RevocationDeps, pair: Pair): Promise<void> {
  const answer = await askResponders(deps, pair);
  if (answer === 'revoked') return revoked();
  if (answer === 'good') return;
  const addresses = listAddresses(pair.certificate);
  if (addresses.length === 0 && answer === undefined && responders(pair.certificate).length === 0) {
    return unchecked('no_address');
  }
  await askLists(deps, pair, addresses);
}

async function askResponders(
  { host }: RevocationDeps,
  pair: Pair,
): Promise<OcspAnswer['status'] | undefined> {
  for (const url of responders(pair.certificate)) {
    try {
      return (await askResponder(host, pair, url)).status;
    } catch (error) {
      host.log.warn('cns.ocsp_failed', { url, error: String(error) });
    }
  }
  return undefined;
}

async function askResponder(host: Host, pair: Pair, url: string): Promise<OcspAnswer> {
  const key = cacheKey(host, pair);
  const stored = await host.cache.get(key);
  const now = host.clock.now();
  if (stored !== undefined) {
    const known = readKnown(stored, pair, now);
    if (known) return known;
  }
  const response = await host.fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/ocsp-request', accept: 'application/ocsp-response' },
    body: new Uint8Array(writeOcspRequest(pair)),
  });
  if (!response.ok) throw new Error(`status ${response.status}`);
  const bytes = Buffer.from(await response.arrayBuffer());
  const answer = readOcspResponse(bytes, pair, now);
  const left = Math.floor((answer.until.getTime() - now.getTime()) / 1_000);
  await host.cache.set(key, bytes.toString('base64'), Math.min(left, answerSeconds));
  return answer;
}

/** The serial number of a card is its holder's: the shared cache knows it by a keyed hash. */
const cacheKey = (host: Host, { certificate, issuer }: Pair): string => {
  const name = `${issuer.x509.fingerprint256}/${certificate.x509.serialNumber}`;
  return `ocsp:${host.keys.pseudonym('cns ocsp', name)}`;
};

function readKnown(stored: string, pair: Pair, now: Date): OcspAnswer | undefined {
  try {
    return readOcspResponse(Buffer.from(stored, 'base64'), pair, now);
  } catch (error) {
    if (error instanceof ProviderError) return undefined;
    throw error;
  }
}

async function askLists(
  { host, lists, config }: RevocationDeps,
  { certificate, issuer }: Pair,
  addresses: readonly string[],
): Promise<void> {
  const authority = extensionOf(certificate, id_ce_basicConstraints, BasicConstraints)?.cA === true;
  const now = host.clock.now();
  let last: RevocationList | undefined;
  for (const url of addresses) {
    const list = await lists.find({ url, authority, issuer });
    if (list?.isRevoked(new Uint8Array(certificate.tbs.serialNumber))) return revoked();
    if (list && list.nextUpdate >= now) return;
    last ??= list;
  }
  if (!last) return unchecked('unavailable');
  if (later(last.nextUpdate, config.graceHours * hour) < now) return unchecked('stale');
  host.log.warn('cns.revocation_list_out_of_date', {
    url: addresses[0],
    nextUpdate: last.nextUpdate.toISOString(),
  });
}
