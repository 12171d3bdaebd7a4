// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../../database/database.js';
import type { MemberId } from '../../../../kernel/ids.js';
import type { Community } from '../../../domain/community.js';
import { organisationsOf } from '../../../domain/joining/ways.js';
import { renamed, type Merging } from '../../../domain/organisations/merging.js';
import { saveWays } from '../../../store/organisations/merging.js';
import { record } from '../../record.js';

/** Communities that want their people from the one want them from the other. The caller holds the communities. */
export async function moveWays(
  trx: Trx,
  merging: Merging,
  {
    at,
    actor,
    communities,
  }: { readonly at: Date; readonly actor: MemberId; readonly communities: readonly Community[] },
): Promise<void> {
  for (const { id: community, ways, status } of communities) {
    if (status === 'archived' || !organisationsOf(ways).includes(merging.from)) continue;
    await saveWays(trx, community, renamed(ways, merging));
    const data = { organisation: merging.into, from: merging.from };
    await record(trx, { type: 'community.policy_set', at, actor, community, data });
  }
}
