// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../database/database.js';
import type { MemberId } from '../../kernel/ids.js';
import type { Community } from '../domain/community.js';
import { foundingManager, type RoleGrant } from '../domain/role-grant.js';
import { startStint } from '../domain/stint.js';
import { grantRules } from '../domain/terms.js';
import { insertGrant } from '../store/grants.js';
import { findLiveStint } from '../store/stints.js';
import { admit } from './admit.js';
import { demandMeans } from './demand-means.js';
import { record } from './record.js';

/**
 * Gives a community that is being prepared its manager, who becomes a member where they are none.
 * @throws PiazzaError `role.means_too_weak`
 */
export async function foundManager(
  trx: Trx,
  community: Community,
  { memberId, by, months, at }: { memberId: MemberId; by: MemberId; months: number; at: Date },
): Promise<RoleGrant> {
  await demandMeans(trx, memberId, grantRules.manager.minimumLevel);
  // Nobody is signed in as this person now, so nothing is proven about them at this moment.
  const unproven = { memberId, level: 'none', provider: 'named', authenticatedAt: at } as const;
  const existing = await findLiveStint(trx, community.id, memberId);
  const stint = existing ?? startStint(community.id, unproven, { path: 'founder', at });
  if (!existing) await admit(trx, stint, { actor: by, at });
  const grant = foundingManager(stint, { by, months, at });
  await insertGrant(trx, grant);
  await record(trx, {
    type: 'role.started',
    at,
    actor: by,
    subject: memberId,
    community: community.id,
    data: { grant: grant.id, role: grant.role },
  });
  return grant;
}
