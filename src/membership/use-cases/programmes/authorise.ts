// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { ProgrammeId } from '../../../kernel/ids.js';
import type { Powers } from '../../domain/policy.js';
import { isLead } from '../../store/programmes/leads.js';
import { powersOf } from '../authorise.js';

/** What somebody may do with a programme: by their role on the platform, or because they lead it. */
export async function programmePowers(
  db: Db,
  actor: Actor | undefined,
  programmeId: ProgrammeId,
): Promise<Powers> {
  const powers = await powersOf(db, actor);
  const leadsProgramme =
    actor !== undefined && (await isLead(db, { memberId: actor.memberId, programmeId }));
  return { ...powers, leadsProgramme };
}
