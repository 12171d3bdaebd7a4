// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Provider } from 'oidc-provider';
import { z } from 'zod';
import type { Clock } from '../../kernel/clock.js';
import type { SealedBox } from '../../kernel/sealed-box.js';
import { equalInConstantTime } from '../../kernel/tokens.js';
import { secretPurpose, type Portal } from '../domain/portal.js';

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
