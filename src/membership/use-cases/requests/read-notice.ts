// SPDX-License-Identifier: AGPL-3.0-or-later
// For the mails about requests.
import type { Db } from '../../../database/database.js';
import type { MemberId, Slug } from '../../../kernel/ids.js';
import { listWaitingFor } from '../../store/escalated-requests.js';
import { decidingRoles } from '../addressees.js';

export { findExpectedBy } from '../../store/escalated-requests.js';

/** What waits for somebody's decision, by community. */
export const readWaiting = (
  db: Db,
  memberId: MemberId,
  locale: 'it' | 'en',
): Promise<readonly { readonly slug: Slug; readonly name: string; readonly waiting: number }[]> =>
  listWaitingFor(db, { memberId, roles: decidingRoles }, locale);
