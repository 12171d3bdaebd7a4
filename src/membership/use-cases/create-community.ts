// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { newId, type CommunityId, type Slug } from '../../kernel/ids.js';
import type { Community } from '../domain/community.js';
import { insertCommunity } from '../store/communities.js';
import { insertTexts, joinProgrammes, type CommunityTexts } from '../store/community-texts.js';
import { demand, powersOf } from './authorise.js';
import { record } from './record.js';
import { transact } from './transact.js';

type Settings = Omit<Community, 'id' | 'slug' | 'status' | 'activeManagers' | 'createdAt'>;

export interface CreateCommunity extends Partial<Settings> {
  readonly actor: Actor;
  readonly slug: Slug;
  readonly texts: CommunityTexts;
  /** Slugs of programmes it belongs to. */
  readonly programmes?: readonly string[];
}

/** What a community is when nobody says otherwise: public to read, open to join, its members known to members. */
const usual: Settings = {
  audience: 'open',
  visibility: 'public',
  participation: 'members',
  memberList: 'members',
  ways: [{ path: 'open' }],
  minimumLevel: 'low',
  admittedProviders: undefined,
  coolDownDays: 30,
  topics: [],
  province: undefined,
  contact: undefined,
  homeUrl: undefined,
  furtherRoles: [],
};

/**
 * The regional staff prepares a community. It shows to nobody else until it has a manager and is activated.
 * @throws PiazzaError `right.missing`, `session.level_too_low`, `community.slug_taken`
 */
export async function createCommunity(
  deps: { db: Db; now: Clock },
  { actor, slug, texts, programmes = [], ...settings }: CreateCommunity,
): Promise<{ id: CommunityId }> {
  return transact(deps.db, async (trx) => {
    demand(await powersOf(trx, actor), 'community.approve');
    const at = deps.now();
    const id = newId<CommunityId>(at.getTime());
    const blank = { id, slug, status: 'draft', activeManagers: 0, createdAt: at } as const;
    await insertCommunity(trx, { ...usual, ...settings, ...blank });
    await insertTexts(trx, id, texts);
    await joinProgrammes(trx, id, programmes);
    const created = {
      type: 'community.created',
      at,
      actor: actor.memberId,
      community: id,
    } as const;
    await record(trx, { ...created, data: { slug } });
    return { id };
  });
}
