// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { Slug } from '../../../kernel/ids.js';
import type { Community } from '../../domain/community.js';
import { can, type Powers } from '../../domain/policy.js';
import { lockCommunity } from '../../store/communities.js';
import { readRevision } from '../../store/settings/settings.js';
import { demand, demandNotStopped, demandSight, powersOf } from '../authorise.js';
import type {} from '../../errors.js';

export type SettingsRight = 'community.edit_text' | 'community.edit_policy';

/** Who changes the settings of which community, as they were when the form was made. */
export interface Editing {
  readonly actor: Actor;
  readonly slug: Slug;
  readonly revision: number;
}

/** While a community is being prepared, the staff that prepares it edits it too. */
export const mayEdit = (powers: Powers, { status }: Community, right: SettingsRight): boolean =>
  can(powers, right) || (status === 'draft' && can(powers, 'community.approve'));

/**
 * Reads a community to be changed, and keeps others from changing it.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`, `community.not_active` while it is frozen,
 *   `community.archived`,
 *   `community.changed` when somebody else changed it since
 */
export async function holdSettings(
  trx: Trx,
  { actor, slug, revision }: Editing,
  right: SettingsRight,
): Promise<{ community: Community; powers: Powers; levelReason: string | undefined }> {
  const community = await lockCommunity(trx, slug);
  const powers = await powersOf(trx, actor, community.id);
  demandSight(powers, community);
  if (!mayEdit(powers, community, right)) demand(powers, right);
  demandNotStopped(powers, community, right);
  if (community.status === 'archived') throw new PiazzaError('community.archived', { slug });
  const now = await readRevision(trx, community.id);
  if (now.revision !== revision) throw new PiazzaError('community.changed', { slug });
  return { community, powers, levelReason: now.levelReason };
}
