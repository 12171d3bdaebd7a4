// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import { day, later } from '../../../kernel/clock.js';
import type { MemberId } from '../../../kernel/ids.js';
import type { GraceReason, Stint } from '../../domain/stint.js';
import { readTerm, startGraceOf } from '../../store/term/terms.js';
import { record } from '../record.js';

/**
 * Gives a membership that lost what it rested on the community's time of grace: everything stays, the person
 * is told what to do. For whatever finds that out, in its transaction, the community and the stint locked.
 * One that is suspended goes into grace when it goes on.
 * One whose term was over goes on in the grace that it has.
 * @returns until when; undefined when the membership is in grace already.
 */
export async function startGrace(
  trx: Trx,
  { id, communityId, memberId }: Stint,
  { at, actor, why }: { at: Date; actor: MemberId | undefined; why: GraceReason },
): Promise<Date | undefined> {
  const { graceDays } = await readTerm(trx, communityId);
  const longest = later(at, graceDays * day);
  const until = await startGraceOf(trx, id, { at, until: longest, why });
  if (!until) return undefined;
  const data = { stint: id, why, until: until.toISOString() };
  const about = { at, actor, subject: memberId, community: communityId };
  await record(trx, { ...about, type: 'stint.grace', data });
  return until;
}
