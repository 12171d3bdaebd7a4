// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Host, Reply, Withdrawal, WithdrawalReceipt, WithdrawalRoute } from '../provider.js';
import { readSignedRequest } from './signed-request.js';

interface Application {
  readonly issuer: string;
  readonly secret: string;
}

/**
 * What Facebook tells the application about its people: that somebody took it off their account
 * (deauthorise callback), or asks that what it holds of them be deleted (data deletion callback).
 */
export const withdrawals = (host: Host, application: Application): readonly WithdrawalRoute[] => [
  { path: '/deauthorise', verify: (reply) => read(host, application, { reply, kind: 'consent' }) },
  { path: '/data-deletion', verify: (reply) => read(host, application, { reply, kind: 'data' }) },
];

async function read(
  { clock }: Host,
  { issuer, secret }: Application,
  { reply, kind }: { readonly reply: Reply; readonly kind: Withdrawal['kind'] },
): Promise<Withdrawal> {
  const text = reply.body['signed_request'];
  const { userId, signature } = readSignedRequest(text, { secret, now: clock.now() });
  return { kind, issuer, subject: userId, id: `${kind}:${signature}`, answer };
}

/** Facebook shows the address and the code to the person (Data Deletion Request Callback). */
const answer = ({ status, code }: WithdrawalReceipt) => ({
  type: 'application/json',
  body: JSON.stringify({ url: status.href, confirmation_code: code }),
});
