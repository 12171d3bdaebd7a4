// SPDX-License-Identifier: AGPL-3.0-or-later
import { violatedConstraint } from '../../../database/constraint.js';
import { isTrx, type Db } from '../../../database/database.js';
import { preparedOn } from '../../../database/prepared.js';
import { together } from '../../../database/together.js';
import type { Clock } from '../../../kernel/clock.js';
import type { Slug, StintId } from '../../../kernel/ids.js';
import { affiliationFor } from '../../domain/joining/conditions.js';
import { resultOf } from '../../domain/joining/ways.js';
import { startStint, type Stint } from '../../domain/stint.js';
import { readMeeting, type Meeting } from '../../store/joining/hold-candidacy.js';
import { untouchedPart } from '../../store/joining/untouched.js';
import { stintParts } from '../../store/stints.js';
import { recordParts } from '../record.js';
import { weigh, type Brought } from './weigh.js';

/**
 * The usual join, for which nothing has to be kept but the membership itself: one statement reads, one writes, each
 * whole in itself, which takes two thirds of what a transaction around them takes. The second goes through only while
 * the community is as the first found it and nothing else stands open between the two.
 * @returns undefined when it takes more than that, and nothing has happened
 */
export async function joinAtOnce(
  { db, now }: { db: Db; now: Clock },
  { slug, ...brought }: Brought & { slug: Slug },
): Promise<StintId | undefined> {
  // Within a transaction of others a refused statement would end theirs.
  if (isTrx(db)) return undefined;
  const at = now();
  const { actor } = brought;
  const meeting = await readMeeting(db, { slug, memberId: actor.memberId, at });
  const { community, candidacy } = meeting;
  const { unmet, way } = weigh(meeting, brought);
  const isHidden = community.visibility === 'hidden';
  if (isHidden || unmet || candidacy.terms.length > 0 || resultOf(way) !== 'join') return undefined;
  const stint = {
    ...startStint(community.id, actor, { path: way.path, at }),
    affiliationId: affiliationFor(way, candidacy.affiliations),
  };
  return (await isWritten(db, stint, meeting)) ? stint.id : undefined;
}

async function isWritten(db: Db, stint: Stint, meeting: Meeting): Promise<boolean> {
  const { memberId, communityId: community, startedAt: at } = stint;
  const data = { stint: stint.id, path: stint.path };
  const by = { at, actor: memberId, subject: memberId, community };
  try {
    await together(preparedOn(db), 'join_at_once', [
      ...stintParts(stint),
      ...recordParts({ ...by, type: 'stint.started', data }),
      untouchedPart(stint, meeting.version),
    ]);
    return true;
  } catch (error) {
    if (violatedConstraint(error) === undefined) throw error;
    return false;
  }
}
