// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { Slug } from '../../../kernel/ids.js';
import type { NamedOrganisation } from '../../domain/joining/affiliating.js';
import type { WayPath } from '../../domain/joining/ways.js';
import type { AffiliationDemand } from '../../domain/organisations/demand.js';
import {
  changedDemand,
  mostNamed,
  withDemand,
  type DemandChange,
} from '../../domain/settings/demand-change.js';
import { listNamedOrganisations } from '../../store/organisations/held-affiliations.js';
import { savePolicy } from '../../store/settings/settings.js';
import { activeOrganisation } from '../organisations/authorise.js';
import { record } from '../record.js';
import { transact } from '../transact.js';
import { holdSettings, type Editing } from './hold-settings.js';
import { readSettings, type SettingsView } from './read-settings.js';

/**
 * Decides of which organisations, or kinds of them, one has to be to come in by a way, and how well proven.
 * It holds for whoever joins from now on.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`, `community.archived`,
 *   `community.changed`, `organisation.not_found`, `organisation.not_active`, `community.demand_empty`,
 *   `community.demand_too_long`
 */
export async function changeDemand(
  deps: { db: Db; now: Clock },
  { path, change, ...editing }: Editing & { readonly path: WayPath; readonly change: DemandChange },
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const { community, levelReason } = await holdSettings(trx, editing, 'community.edit_policy');
    if (change.act === 'add') await activeOrganisation(trx, change.organisationId);
    const held = community.ways.find((way) => way.path === path)?.affiliation;
    const demand = changedDemand(held, change);
    demandSensible(demand);
    if (change.act === 'replace') await demandKnown(trx, change.demand);
    const ways = withDemand(community.ways, path, demand);
    await savePolicy(trx, community.id, { ...community, ways, levelReason });
    await record(trx, {
      type: 'community.policy_set',
      at: deps.now(),
      actor: editing.actor.memberId,
      community: community.id,
      data: { way: path, demand: demand ?? null },
    });
  });
}

/** @throws PiazzaError `organisation.not_found` */
async function demandKnown(trx: Trx, { organisations }: AffiliationDemand): Promise<void> {
  const known = await listNamedOrganisations(trx, organisations);
  if (known.length < new Set(organisations).size) throw new PiazzaError('organisation.not_found');
}

function demandSensible(demand: AffiliationDemand | undefined): void {
  if (!demand) return;
  const { organisations, kinds } = demand;
  if (organisations.length + kinds.length === 0) throw new PiazzaError('community.demand_empty');
  if (organisations.length > mostNamed) {
    throw new PiazzaError('community.demand_too_long', { most: mostNamed });
  }
}

/**
 * What one way in demands, for the page that changes it.
 * @throws PiazzaError as `readSettings`
 */
export async function readDemand(
  { db }: { db: Db },
  { actor, slug, path }: { actor: Actor; slug: Slug; path: WayPath },
): Promise<{
  readonly view: SettingsView;
  readonly demand: AffiliationDemand | undefined;
  readonly organisations: readonly NamedOrganisation[];
}> {
  const view = await readSettings({ db }, { actor, slug, right: 'community.edit_policy' });
  const demand = view.community.ways.find((way) => way.path === path)?.affiliation;
  const organisations = await listNamedOrganisations(db, demand?.organisations ?? []);
  return { view, demand, organisations };
}
