// SPDX-License-Identifier: AGPL-3.0-or-later
import { later, second } from '../../kernel/clock.js';
import { randomToken } from '../../kernel/tokens.js';
import type { ClientCertificate } from '../../providers/provider.js';
import type { SignInDeps } from '../deps.js';
import { insertCertificate } from '../store/certificates.js';

/** As long as a redirect takes on a slow line. */
const lifetime = 60 * second;

export interface KeepCertificate {
  readonly instance: string;
  /** What the attempt is found by. */
  readonly key: string;
  readonly certificate: ClientCertificate;
}

/**
 * Keeps the certificate that a browser presented, for the attempt it came with, and gives the one-time
 * code it is exchanged by. The browser is not known on this host: the exchange asks for its cookie.
 * @returns undefined when no such attempt is pending.
 */
export async function keepCertificate(
  { db, box, now }: Pick<SignInDeps, 'db' | 'box' | 'now'>,
  { instance, key, certificate }: KeepCertificate,
): Promise<string | undefined> {
  const code = randomToken();
  const content = Buffer.from(JSON.stringify(certificate), 'utf8');
  const at = now();
  const kept = { instance, key, code, content, now: at, until: later(at, lifetime) };
  return (await insertCertificate(db, box, kept)) ? code : undefined;
}
