// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { newId, type ProgrammeId, type Slug } from '../../../kernel/ids.js';
import type { ProgrammeTexts } from '../../domain/programmes/programme.js';
import { insertProgramme } from '../../store/programmes/programmes.js';
import { demand, powersOf } from '../authorise.js';
import { record } from '../record.js';
import { transact } from '../transact.js';

export interface CreateProgramme {
  readonly actor: Actor;
  readonly slug: Slug;
  readonly texts: ProgrammeTexts;
  readonly contact?: string | undefined;
}

/**
 * Begins a programme; communities are put in afterwards.
 * @throws PiazzaError `right.missing`, `session.level_too_low`, `programme.slug_taken`
 */
export async function createProgramme(
  deps: { db: Db; now: Clock },
  { actor, slug, texts, contact }: CreateProgramme,
): Promise<ProgrammeId> {
  return transact(deps.db, async (trx) => {
    demand(await powersOf(trx, actor), 'programme.edit');
    const at = deps.now();
    const id = newId<ProgrammeId>(at.getTime());
    await insertProgramme(trx, { id, slug, texts, contact, revision: 0, createdAt: at });
    const data = { programme: id, slug };
    await record(trx, { type: 'programme.created', at, actor: actor.memberId, data });
    return id;
  });
}
