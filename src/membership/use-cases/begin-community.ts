// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../database/database.js';
import { newId, type CommunityId, type MemberId, type Slug } from '../../kernel/ids.js';
import { usualCardFields } from '../domain/cards/card.js';
import type { Community } from '../domain/community.js';
import { usualServiceDays } from '../domain/join-request.js';
import { insertCommunity } from '../store/communities.js';
import { insertTexts, joinProgrammes, type CommunityTexts } from '../store/community-texts.js';
import { record } from './record.js';

type Settings = Omit<Community, 'id' | 'slug' | 'status' | 'activeManagers' | 'createdAt'>;

export interface NewCommunity extends Partial<Settings> {
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
  serviceDays: usualServiceDays,
  topics: [],
  province: undefined,
  contact: undefined,
  homeUrl: undefined,
  furtherRoles: [],
  cardFields: usualCardFields,
};

/** Writes down a community that is being prepared. Violates `community_slug_key`. */
export async function beginCommunity(
  trx: Trx,
  { slug, texts, programmes = [], ...settings }: NewCommunity,
  { actor, at }: { actor: MemberId; at: Date },
): Promise<Community> {
  const id = newId<CommunityId>(at.getTime());
  const blank = { id, slug, status: 'draft', activeManagers: 0, createdAt: at } as const;
  const community: Community = { ...usual, ...settings, ...blank };
  await insertCommunity(trx, community);
  await insertTexts(trx, id, texts);
  await joinProgrammes(trx, id, programmes);
  await record(trx, { type: 'community.created', at, actor, community: id, data: { slug } });
  return community;
}
