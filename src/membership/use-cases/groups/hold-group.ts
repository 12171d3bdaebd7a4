// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { NewEvent } from '../../../database/outbox.js';
import type { Actor } from '../../../kernel/actor.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { Slug } from '../../../kernel/ids.js';
import type { Community } from '../../domain/community.js';
import type { Group, GroupMember } from '../../domain/groups/group.js';
import type { Permission } from '../../domain/permissions.js';
import { holdCommunity } from '../../store/communities.js';
import { holdGroup } from '../../store/groups/groups.js';
import { demand, demandActive, demandSight, powersOf } from '../authorise.js';
import { record } from '../record.js';
import type {} from '../../errors.js';

/** Which group of which community. */
export interface GroupAddress {
  readonly slug: Slug;
  readonly group: Slug;
}

/**
 * The community whose groups somebody changes; a join or a freeze waits.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`, `community.not_active`
 */
export async function holdForGroups(
  trx: Trx,
  { actor, slug }: { actor: Actor; slug: Slug },
  right: Extract<Permission, `group.${string}`>,
): Promise<Community> {
  const community = await holdCommunity(trx, slug);
  const powers = await powersOf(trx, actor, community.id);
  demandSight(powers, community);
  demand(powers, right);
  demandActive(community);
  return community;
}

/** @throws PiazzaError `group.not_found` */
export async function heldGroup(trx: Trx, { id }: Community, slug: Slug): Promise<Group> {
  const group = await holdGroup(trx, id, slug);
  if (!group) throw new PiazzaError('group.not_found', { slug });
  return group;
}

interface Change {
  readonly type: 'group.joined' | 'group.left';
  readonly at: Date;
  readonly actor: Actor['memberId'] | undefined;
}

/** Tells that somebody came into a group, or is no longer in it. */
export async function recordMember(trx: Trx, member: GroupMember, change: Change): Promise<void> {
  await record(trx, groupChange(member, change));
}

/** The same, to be told with others. */
export const groupChange = (
  { groupId, communityId, memberId }: GroupMember,
  change: Change,
): NewEvent => ({
  ...change,
  subject: memberId,
  community: communityId,
  data: { group: groupId },
});
