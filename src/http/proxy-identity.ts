// SPDX-License-Identifier: AGPL-3.0-or-later
import { X509Certificate } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';
import { PiazzaError } from '../kernel/errors.js';
import { equalInConstantTime } from '../kernel/tokens.js';
import { proxySecretHeader } from './certificate-headers.js';

export interface ProxyIdentity {
  /** Shared with the proxy, which sends it with every request. */
  readonly secret: string;
  /** PEM; the client certificate of the proxy, where it does not stand on this machine. */
  readonly certificate?: string | undefined;
}

/** @throws PiazzaError `provider.forged` unless it is the proxy that asks, and not somebody beside it */
export function authenticateProxy(req: IncomingMessage, proxy: ProxyIdentity): void {
  const [secret = '', ...more] = req.headersDistinct[proxySecretHeader] ?? [];
  const pinned = proxy.certificate === undefined || isPinned(req, proxy.certificate);
  if (!pinned) throw new PiazzaError('provider.forged', { rule: 'proxy.certificate' });
  if (more.length > 0 || !equalInConstantTime(secret, proxy.secret)) {
    throw new PiazzaError('provider.forged', { rule: 'proxy.secret' });
  }
}

function isPinned({ socket }: IncomingMessage, pem: string): boolean {
  if (!(socket instanceof TLSSocket)) return false;
  const peer = socket.getPeerX509Certificate();
  return peer?.fingerprint256 === new X509Certificate(pem).fingerprint256;
}
