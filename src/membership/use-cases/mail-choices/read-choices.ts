// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { MemberId } from '../../../kernel/ids.js';
import type { RefusedKind } from '../../domain/mail-choices/refusal.js';
import { listRefusals } from '../../store/mail-choices/refusals.js';

export { refusedKinds, type RefusedKind } from '../../domain/mail-choices/refusal.js';

/** The mails that somebody does not want, beside the news of communities, which are chosen where one follows them. */
export const readRefusals = (
  { db }: { db: Db },
  memberId: MemberId,
): Promise<readonly RefusedKind[]> => listRefusals(db, memberId);
