// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import type { RefusedKind } from '../../domain/mail-choices/refusal.js';
import { deleteRefusal, insertRefusal } from '../../store/mail-choices/refusals.js';
import { record } from '../record.js';
import { transact } from '../transact.js';

/** The actor wants mails of a kind, or no longer. */
export async function chooseMails(
  deps: { db: Db; now: Clock },
  { actor, kind, wanted }: { actor: Actor; kind: RefusedKind; wanted: boolean },
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const { memberId } = actor;
    const at = deps.now();
    const changed = wanted
      ? await deleteRefusal(trx, { memberId, kind })
      : await insertRefusal(trx, { memberId, kind, at });
    if (!changed) return;
    const type = wanted ? 'mails.wanted' : 'mails.refused';
    await record(trx, { type, at, actor: memberId, subject: memberId, data: { kind } });
  });
}
