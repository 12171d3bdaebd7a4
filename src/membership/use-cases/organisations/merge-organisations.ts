// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { OrganisationId } from '../../../kernel/ids.js';
import type { Merging } from '../../domain/organisations/merging.js';
import type { KeptEntry } from '../../store/organisations/entries.js';
import {
  closeMerged,
  findEnteredNamed,
  listCommunitiesOf,
  lockBoth,
  moveDomains,
} from '../../store/organisations/merging.js';
import { lockCommunity } from '../../store/communities.js';
import { demand, demandFresh, powersOf } from '../authorise.js';
import { record } from '../record.js';
import { transact } from '../transact.js';
import { liveEntry, readEntry } from './change-organisation.js';
import { moveWays } from './merging/move-ways.js';
import { moveSeats } from './merging/move-seats.js';
import { moveRepresentations } from './merging/move-representations.js';
import { movePeople } from './merging/move-people.js';
import { restoreMemberships } from './settle-memberships.js';

export interface MergeOrganisations {
  readonly actor: Actor;
  /** The one that goes. */
  readonly organisationId: OrganisationId;
  /** The one that remains. */
  readonly into: OrganisationId;
  /** 3 to 500 characters, for the staff. */
  readonly reason: string;
}

/**
 * Staff entered an organisation twice: who belongs to the one, answers for it, sits for it or is asked to, its seats,
 * its domains and the communities that name it go over to the other, in one transaction; the one is closed. What both
 * have stays once: the better proof, the longer term, the seat that is held.
 * @throws PiazzaError `right.missing`, `session.level_too_low`, `session.not_fresh`, `organisation.same`,
 *   `organisation.not_entered`, `organisation.not_active`, `organisation.other_kind`, `organisation.changed` when a
 *   community comes to have to do with one of them at this moment
 */
export async function mergeOrganisations(
  deps: { db: Db; now: Clock },
  { actor, organisationId: from, into, reason }: MergeOrganisations,
): Promise<void> {
  demandFresh(actor, deps.now);
  if (from === into) throw new PiazzaError('organisation.same', { id: from });
  const merging = { from, into };
  await transact(deps.db, async (trx) => {
    demand(await powersOf(trx, actor), 'org.create');
    const communities = await hold(trx, merging);
    const act = { at: deps.now(), actor: actor.memberId };
    await moveWays(trx, merging, { ...act, communities });
    await moveSeats(trx, merging, act);
    await moveRepresentations(trx, merging, act);
    for (const domain of await moveDomains(trx, merging)) {
      const data = { organisation: into, from, domain };
      await record(trx, { type: 'organisation.domain_moved', ...act, data });
    }
    const moved = await movePeople(trx, merging, act);
    await closeMerged(trx, merging, { by: act.actor, at: act.at, reason });
    const data = { organisation: into, from };
    await record(trx, { type: 'organisation.merged', ...act, data });
    for (const memberId of moved) await restoreMemberships(trx, memberId, act);
  });
}

/** The communities first, as everything takes them, then the two. @throws PiazzaError as `mergeOrganisations` */
async function hold(trx: Trx, merging: Merging) {
  const { from, into } = merging;
  const ids = await listCommunitiesOf(trx, merging);
  const communities = [];
  for (const id of ids) communities.push(await lockCommunity(trx, { id }));
  await lockBoth(trx, merging);
  const [going, staying] = [await liveEntry(trx, from), await liveEntry(trx, into)];
  if (going.entry.kind !== staying.entry.kind) {
    throw new PiazzaError('organisation.other_kind', { id: from, into });
  }
  const now = await listCommunitiesOf(trx, merging);
  if (now.some((id) => !ids.includes(id)))
    throw new PiazzaError('organisation.changed', { ...merging });
  return communities;
}

const most = 20;

/**
 * An organisation that staff entered, and those that it may be the same as, by a part of their name.
 * @throws PiazzaError `right.missing`, `session.level_too_low`, `organisation.not_entered`, `organisation.not_active`
 */
export async function readMerging(
  { db }: { db: Db },
  input: { readonly actor: Actor; readonly organisationId: OrganisationId; readonly query: string },
): Promise<{
  readonly kept: KeptEntry;
  readonly found: Awaited<ReturnType<typeof findEnteredNamed>>;
}> {
  const { organisationId } = input;
  const kept = await readEntry({ db }, input);
  if (kept.status !== 'active') {
    throw new PiazzaError('organisation.not_active', { id: organisationId });
  }
  const text = input.query.trim();
  const search = { text, kind: kept.entry.kind, except: organisationId, limit: most };
  return { kept, found: text.length < 2 ? [] : await findEnteredNamed(db, search) };
}
