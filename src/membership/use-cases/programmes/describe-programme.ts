// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { Slug } from '../../../kernel/ids.js';
import type { ProgrammeTexts } from '../../domain/programmes/programme.js';
import { lockProgramme, saveProgramme } from '../../store/programmes/programmes.js';
import { demand, powersOf } from '../authorise.js';
import { record } from '../record.js';
import { transact } from '../transact.js';

export interface DescribeProgramme {
  readonly actor: Actor;
  readonly slug: Slug;
  /** Of the texts that the form was made from. */
  readonly revision: number;
  readonly texts: ProgrammeTexts;
  readonly contact: string | undefined;
}

/**
 * Says what a programme is, in both languages.
 * @throws PiazzaError `right.missing`, `session.level_too_low`, `programme.not_found`,
 *   `programme.changed` when somebody else changed it since
 */
export async function describeProgramme(
  deps: { db: Db; now: Clock },
  { actor, slug, revision, texts, contact }: DescribeProgramme,
): Promise<void> {
  await transact(deps.db, async (trx) => {
    demand(await powersOf(trx, actor), 'programme.edit');
    const programme = await lockProgramme(trx, slug);
    if (programme.revision !== revision) throw new PiazzaError('programme.changed', { slug });
    await saveProgramme(trx, { id: programme.id, texts, contact });
    const data = { programme: programme.id };
    const at = deps.now();
    await record(trx, { type: 'programme.described', at, actor: actor.memberId, data });
  });
}
