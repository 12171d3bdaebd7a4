// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../src/database/database.js';
import { systemClock as now } from '../../../src/kernel/clock.js';
import { trustId, type MemberId, type Slug } from '../../../src/kernel/ids.js';
import { assignToGroup } from '../../../src/membership/use-cases/groups/assign-to-group.js';
import { createGroup } from '../../../src/membership/use-cases/groups/create-group.js';
import { actorOf } from './membership.js';

/** A group of a community, made by its manager, with these members in it. */
export async function aGroup(
  db: Db,
  { slug, managerId }: { readonly slug: Slug; readonly managerId: MemberId },
  members: readonly MemberId[] = [],
): Promise<Slug> {
  const actor = actorOf(managerId);
  const group = trustId<Slug>('formazione');
  await createGroup({ db, now }, { actor, slug, group, name: 'Formazione' });
  for (const memberId of members) {
    await assignToGroup({ db, now }, { actor, slug, group, memberId });
  }
  return group;
}
