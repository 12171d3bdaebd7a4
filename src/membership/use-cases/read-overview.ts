// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import { can } from '../domain/policy.js';
import {
  listDraftRows,
  listUnmanagedRows,
  sumByTerritory,
  type Draft,
  type TerritoryCount,
  type Unmanaged,
} from '../store/statistics.js';
import { demand, powersOf } from './authorise.js';

export interface Overview {
  /** Communities that wait for a manager or for their activation. */
  readonly drafts: readonly Draft[];
  /** Communities that nobody manages for long. */
  readonly unmanaged: readonly Unmanaged[];
  readonly territories: readonly TerritoryCount[];
  /** Whether the reader may create communities and open them. */
  readonly approves: boolean;
}

/**
 * The network at a glance, for staff.
 * @throws PiazzaError `right.missing`, `session.level_too_low`
 */
export async function readOverview(
  deps: { db: Db },
  { actor, locale }: { actor: Actor; locale: 'it' | 'en' },
): Promise<Overview> {
  const powers = await powersOf(deps.db, actor);
  demand(powers, 'stats.read_platform');
  return {
    drafts: await listDraftRows(deps.db, locale),
    unmanaged: await listUnmanagedRows(deps.db, locale),
    territories: await sumByTerritory(deps.db),
    approves: can(powers, 'community.approve'),
  };
}
