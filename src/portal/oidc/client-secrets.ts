// SPDX-License-Identifier: AGPL-3.0-or-later
import { Provider, type AdapterPayload } from 'oidc-provider';
import { z } from 'zod';
import type { Clock } from '../../kernel/clock.js';
import type { SealedBox } from '../../kernel/sealed-box.js';
import { equalInConstantTime } from '../../kernel/tokens.js';
import { secretPurpose } from '../domain/client-secret.js';
import type { Portal } from '../domain/portal.js';

/** A field of our own in the client metadata: the secret before, and until when it may be presented. */
export const formerSecret = 'former_secret';

const former = z.object({ secret: z.string(), endsAt: z.number() }).optional();

export const formerSecretOf = (
  { formerSecret: kept }: Pick<Portal, 'formerSecret'>,
  box: SealedBox,
): z.output<typeof former> =>
  kept && {
    secret: box.open(secretPurpose, kept.sealed).toString('utf8'),
    endsAt: kept.endsAt.getTime(),
  };

const methodsWithSecret = ['client_secret_basic', 'client_secret_post'];

/**
 * A portal that was to sign, or to present nothing, since a while ago: where this request still brings the secret that
 * it had, it may prove itself by that one until it ends.
 */
export function changingOver(metadata: AdapterPayload, now: Date): AdapterPayload {
  const before = former.parse(metadata[formerSecret]);
  const method = String(metadata['token_endpoint_auth_method']);
  const isOver = !before || now.getTime() >= before.endsAt;
  if (isOver || methodsWithSecret.includes(method) || !bringsSecret()) return {};
  return { token_endpoint_auth_method: 'client_secret_basic', client_secret: before.secret };
}

function bringsSecret(): boolean {
  const { ctx } = Provider;
  const { client_secret: posted } = ctx?.oidc?.params ?? {};
  return posted !== undefined || /^basic /i.test(ctx?.headers.authorization ?? '');
}

/** A portal presents its secret or, until that ends, the one before; how long the answer takes tells neither. */
export function acceptFormerSecrets({ Client }: Provider, now: Clock): void {
  Client.prototype.compareClientSecret = function compare(presented: string): boolean {
    const { clientSecret } = this;
    if (clientSecret === undefined) return false;
    const before = former.parse(this[formerSecret]);
    const second = before && now().getTime() < before.endsAt ? before.secret : clientSecret;
    const matches = [clientSecret, second].map((one) => equalInConstantTime(one, presented));
    return matches.includes(true);
  };
}
