// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { MemberId, Slug } from '../../../kernel/ids.js';
import type { Community } from '../../domain/community.js';
import { needsSecond } from '../../domain/measures/measure.js';
import { outranks, strongest, type MeasureRight } from '../../domain/measures/rank.js';
import type { CommunityRole } from '../../domain/permissions.js';
import { getCommunity } from '../../store/communities.js';
import { listMeasuresOf, type ListedMeasure } from '../../store/measures/measure-lists.js';
import { readStanding, type MemberStanding } from '../../store/measures/standing.js';
import { demandDeciding, demandSight, powersOf } from '../authorise.js';

/** One member of a community before those who may suspend, remove or ban them. */
export interface MemberFile {
  readonly community: Community;
  readonly standing: MemberStanding;
  readonly roles: readonly CommunityRole[];
  readonly measures: readonly ListedMeasure[];
  /** What the reader may do to this member at the moment. */
  readonly may: Readonly<Record<'suspend' | 'remove' | 'ban', boolean>>;
  /** A removal takes the word of a second person. */
  readonly needsSecond: boolean;
}

/**
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`, `membership.not_member`
 *   for somebody who never was near
 */
export async function readMemberFile(
  { db }: { db: Db },
  query: { actor: Actor; slug: Slug; memberId: MemberId; locale: 'it' | 'en' },
): Promise<MemberFile> {
  const { actor, slug, memberId, locale } = query;
  const community = await getCommunity(db, slug);
  const powers = await powersOf(db, actor, community.id);
  demandSight(powers, community);
  demandDeciding(powers);
  const standing = await readStanding(db, memberId, community.id);
  if (!standing) throw new PiazzaError('membership.not_member', { slug });
  const { roles, status } = standing;
  const measures = await listMeasuresOf(db, memberId, { locale, communityId: community.id });
  const leads = needsSecond(strongest(roles));
  const waits = measures.some((one) => one.status === 'proposed');
  const banned = measures.some((one) => one.kind === 'ban' && one.status === 'in_force');
  const mayDo = (right: MeasureRight): boolean =>
    memberId !== actor.memberId && outranks(powers, right, roles);
  return {
    community,
    standing,
    roles,
    measures,
    may: {
      suspend: status !== undefined && status !== 'suspended' && mayDo('membership.suspend'),
      remove: status !== undefined && !waits && mayDo('membership.remove'),
      ban: !leads && !banned && mayDo('membership.ban'),
    },
    needsSecond: leads,
  };
}
