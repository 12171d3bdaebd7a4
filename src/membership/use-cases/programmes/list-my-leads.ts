// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { MemberId } from '../../../kernel/ids.js';
import { listLeads, type ListedLead } from '../../store/programmes/leads.js';

/** The programmes that somebody leads, or is asked to. */
export const listMyLeads = (
  { db }: { db: Db },
  { memberId }: { readonly memberId: MemberId },
): Promise<readonly ListedLead[]> => listLeads(db, { memberId });
