// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Slug } from '../../../kernel/ids.js';
import { readAgePolicy, type AgePolicy } from '../../store/settings/ages.js';
import { readSettings, type SettingsView } from './read-settings.js';

/**
 * The age policy of a community, for those who set it.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`
 */
export async function readAges(
  deps: { db: Db },
  reading: { actor: Actor; slug: Slug },
): Promise<SettingsView & { readonly policy: AgePolicy }> {
  const view = await readSettings(deps, { ...reading, right: 'community.edit_policy' });
  return { ...view, policy: await readAgePolicy(deps.db, view.community.id) };
}
