// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../src/database/database.js';
import { systemClock as now } from '../../../src/kernel/clock.js';
import type { MeasureId, MemberId, Slug } from '../../../src/kernel/ids.js';
import { banMember } from '../../../src/membership/use-cases/measures/ban-member.js';
import { removeMember } from '../../../src/membership/use-cases/measures/remove-member.js';
import { suspendMembership } from '../../../src/membership/use-cases/measures/suspend-membership.js';
import { actorOf } from './membership.js';

interface Decided {
  readonly slug: Slug;
  readonly managerId: MemberId;
}

const words = { reasonCode: 'conduct', reason: 'Messaggi offensivi' } as const;

/** What the manager of a community decides about somebody there. */
export const orderOf = ({ slug, managerId }: Decided, memberId: MemberId) => ({
  actor: actorOf(managerId),
  slug,
  memberId,
  ...words,
});

export const aSuspension = (
  db: Db,
  community: Decided,
  memberId: MemberId,
): Promise<{ measureId: MeasureId }> =>
  suspendMembership({ db, now }, { ...orderOf(community, memberId), days: 30 });

export const aRemoval = (
  db: Db,
  community: Decided,
  memberId: MemberId,
): Promise<{ measureId: MeasureId }> => removeMember({ db, now }, orderOf(community, memberId));

export const aBan = (
  db: Db,
  community: Decided,
  memberId: MemberId,
): Promise<{ measureId: MeasureId }> =>
  banMember({ db, now }, { ...orderOf(community, memberId), days: undefined });
