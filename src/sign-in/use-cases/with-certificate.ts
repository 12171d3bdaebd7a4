// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import { PiazzaError } from '../../kernel/errors.js';
import type { Reply, ReplyRoute } from '../../providers/provider.js';
import type { SignInDeps } from '../deps.js';
import type { PendingAttempt } from '../domain/attempt.js';
import { takeCertificate } from '../store/certificates.js';

const certificateSchema = z.object({
  pem: z.string(),
  chain: z.array(z.string()),
  verifiedBy: z.enum(['tls', 'proxy']),
});

const codes = {
  unknown: 'provider.mismatched',
  used: 'provider.replayed',
  expired: 'provider.expired',
} as const;

/**
 * The reply with the certificate that its one-time code stands for, when the route asks for one. The
 * attempt was found by the cookie of this browser, and the code is good for that attempt only.
 * @throws PiazzaError `provider.mismatched`, `provider.replayed`, `provider.expired`
 */
export async function withCertificate(
  { db, box, now }: Pick<SignInDeps, 'db' | 'box' | 'now'>,
  { route, reply }: { readonly route: ReplyRoute; readonly reply: Reply },
  { id, instance }: PendingAttempt,
): Promise<Reply> {
  const { code } = reply.query;
  if (!route.clientCertificate || code === undefined) return reply;
  const taken = await takeCertificate(db, box, { attemptId: id, code, now: now() });
  if ('refused' in taken) {
    const rule = `certificate.code_${taken.refused}`;
    throw new PiazzaError(codes[taken.refused], { instance, attempt: id, rule });
  }
  const clientCertificate = certificateSchema.parse(JSON.parse(taken.content.toString('utf8')));
  return { ...reply, clientCertificate };
}
