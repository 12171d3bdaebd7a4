// SPDX-License-Identifier: AGPL-3.0-or-later
import { isTrx, type Db, type Trx } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import { readCursor, writeCursor } from '../../../kernel/cursor.js';
import { PiazzaError } from '../../../kernel/errors.js';
import { parseId, type RoleGrantId, type Slug } from '../../../kernel/ids.js';
import type { Community } from '../../domain/community.js';
import type { RoleGrant } from '../../domain/role-grant.js';
import { getCommunity, lockCommunity } from '../../store/communities.js';
import { findGrantIn, listGrantsOf, listGrantsPage } from '../../store/roles/grants-page.js';
import { demandSight, powersOf } from '../authorise.js';
import { pageSize, type ListOf } from '../list-of.js';
import { demandManaging } from './demand-managing.js';

/**
 * The roles of a community that are held, offered or proposed, for whoever decides there or appoints.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`, `request.malformed`
 */
export async function listGrants(
  { db }: { db: Db },
  { actor, slug, cursor, limit = pageSize }: ListOf,
): Promise<{ readonly items: readonly RoleGrant[]; readonly next: string | undefined }> {
  const community = await getCommunity(db, slug);
  await demandManager(db, actor, community);
  const after = cursor === undefined ? undefined : idOf(cursor);
  const found = await listGrantsPage(db, community.id, { after, limit: limit + 1 });
  const items = found.slice(0, limit);
  const last = found.length > limit ? items.at(-1) : undefined;
  return { items, next: last && writeCursor([last.id]) };
}

/**
 * One of them; with the community kept as it is where the caller's transaction goes on to change it.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`, `role.not_found`
 */
export async function readGrant(
  { db }: { db: Db | Trx },
  { actor, slug, grantId }: { actor: Actor; slug: Slug; grantId: RoleGrantId },
): Promise<RoleGrant> {
  const community = isTrx(db) ? await lockCommunity(db, slug) : await getCommunity(db, slug);
  const grant = await findGrantIn(db, community.id, grantId);
  if (grant?.memberId === actor.memberId) return grant;
  await demandManager(db, actor, community);
  if (!grant) throw new PiazzaError('role.not_found', { grantId });
  return grant;
}

/**
 * What the actor holds, is offered, and has put themselves forward for.
 * @throws PiazzaError `community.not_found`
 */
export async function listOwnGrants(
  { db }: { db: Db },
  { actor, slug }: { actor: Actor; slug: Slug },
): Promise<readonly RoleGrant[]> {
  const community = await getCommunity(db, slug);
  demandSight(await powersOf(db, actor, community.id), community);
  return listGrantsOf(db, community.id, actor.memberId);
}

async function demandManager(db: Db | Trx, actor: Actor, community: Community): Promise<void> {
  const powers = await powersOf(db, actor, community.id);
  demandSight(powers, community);
  demandManaging(powers, community);
}

function idOf(cursor: string): RoleGrantId {
  const id = parseId<RoleGrantId>(readCursor(cursor, 1)[0]);
  if (!id) throw new PiazzaError('request.malformed', { fields: ['cursor'] });
  return id;
}
