// SPDX-License-Identifier: AGPL-3.0-or-later
import { appendAudit } from '../../audit/append.js';
import type { Trx } from '../../database/database.js';
import { appendEvent } from '../../database/outbox.js';
import type { Clock } from '../../kernel/clock.js';
import type { ClientId, MemberId } from '../../kernel/ids.js';

interface Act {
  /** `portal.configure` */
  readonly action: `portal.${string}`;
  readonly clientId: ClientId;
  /** Nobody where the configuration or the operator's command did it. */
  readonly actor?: MemberId | undefined;
  /** The fields that are others now; never their values. */
  readonly fields?: readonly string[];
}

/** One entry of the audit and one event for one changed portal. */
export async function accountForPortal(
  { now }: { readonly now: Clock },
  trx: Trx,
  { action, clientId, actor, fields }: Act,
): Promise<void> {
  const act = { at: now(), actor, data: { clientId, ...(fields && { fields }) } };
  await appendAudit(trx, { ...act, action });
  const type = action === 'portal.register' ? 'portal.registered' : 'portal.changed';
  await appendEvent(trx, { ...act, type });
}
