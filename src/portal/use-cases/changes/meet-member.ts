// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Clock } from '../../../kernel/clock.js';
import { randomToken } from '../../../kernel/tokens.js';
import { ensureSubject, type Pair } from '../../store/subjects.js';
import { tellKnown } from './tell-names.js';

/** The subject by which a sector knows a member, from their first sign-in there on. What happened before is not told to it. */
export async function meetMember(
  deps: { readonly db: Db; readonly now: Clock },
  pair: Pair,
): Promise<string> {
  const at = deps.now();
  return deps.db.transaction().execute(async (trx) => {
    const { subject, isNew } = await ensureSubject(trx, pair, { subject: randomToken(), at });
    if (isNew) await tellKnown(trx, { sectors: [pair.sector], memberId: pair.memberId, at });
    return subject;
  });
}
