// SPDX-License-Identifier: AGPL-3.0-or-later
import type { IncomingMessage } from 'node:http';
import { TLSSocket, type DetailedPeerCertificate } from 'node:tls';

/** A certificate as it came in, of which nothing but the possession of its key is proven. */
export interface PresentedCertificate {
  /** PEM */
  readonly pem: string;
  /** Further certificates that came along, in PEM. */
  readonly chain: readonly string[];
  readonly verifiedBy: 'tls' | 'proxy';
}

/** More than any card's chain has. */
export const maximumChain = 5;

/** What this very connection's handshake presented; undefined when the browser had no certificate. */
export function certificateOfConnection({
  socket,
}: IncomingMessage): PresentedCertificate | undefined {
  if (!(socket instanceof TLSSocket)) return undefined;
  const peer = socket.getPeerCertificate(true);
  if (!peer.raw) return undefined;
  const [leaf, ...chain] = certificatesOf(peer);
  return leaf === undefined ? undefined : { pem: leaf, chain, verifiedBy: 'tls' };
}

/** The last of a chain is its own issuer. */
function certificatesOf(peer: DetailedPeerCertificate): readonly string[] {
  const found: string[] = [];
  const seen = new Set<string>();
  let next: DetailedPeerCertificate | undefined = peer;
  while (next?.raw && !seen.has(next.fingerprint256) && found.length <= maximumChain) {
    seen.add(next.fingerprint256);
    found.push(toPem(next.raw));
    next = next.issuerCertificate;
  }
  return found;
}

export function toPem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
