// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Pool } from '../../src/database/database.js';
import { prepared } from '../../src/database/prepared.js';
import { systemClock } from '../../src/kernel/clock.js';
import { trustId, type ClientId, type MemberId, type Slug } from '../../src/kernel/ids.js';
import { membershipClaims } from '../../src/membership/use-cases/claims.js';
import { joinCommunity } from '../../src/membership/use-cases/join-community.js';
import { listCommunities } from '../../src/membership/use-cases/list-communities.js';
import { listMembers } from '../../src/membership/use-cases/list-members.js';
import { myMemberships } from '../../src/membership/use-cases/my-memberships.js';
import { checkSubject } from '../../src/portal/store/check.js';
import type { Question } from '../check/questions.js';
import { portal } from '../stage/portal.js';
import type { Region } from './region.js';

/** Something that people and portals do all day, as its use case does it, without HTTP around it. */
export interface Act {
  readonly name: string;
  readonly run: (turn: number) => Promise<unknown>;
  /** After so many turns it has touched all that it asks about, where a second is too short for that. */
  readonly turnsToWarm?: number;
}

const locale = 'it';
/** It finds ten communities in the small region, and a hundred of ten thousand in the large one. */
export const wordOfAll = 'catalogue search with facets, by a word of all';

/** What is read: every turn asks about somebody else. */
export function reads({ db, pool }: { db: Db; pool: Pool }, region: Region): readonly Act[] {
  const statements = prepared(pool);
  const asker = { clientId: trustId<ClientId>(portal.clientId) };
  const question = (turn: number): Question => pick(region.questions, turn);
  const member = (turn: number): MemberId => pick(region.members, turn);
  return [
    { name: 'membership check', run: (turn) => checkSubject(statements, asker, question(turn)) },
    {
      name: 'claims of a member',
      run: (turn) =>
        membershipClaims(statements, { memberId: member(turn), communities: 'all', locale }),
    },
    {
      name: 'my memberships',
      turnsToWarm: region.members.length,
      run: (turn) => myMemberships({ db, now: systemClock }, { memberId: member(turn), locale }),
    },
    {
      name: 'page of 50 members, largest community',
      run: () => listMembers({ db }, { actor: actor(region.manager), slug: region.largest }),
    },
    {
      name: 'catalogue with facets, first page',
      run: () => listCommunities({ db }, { locale }),
    },
    {
      name: 'catalogue search with facets, by a name',
      turnsToWarm: region.slugs.length,
      run: (turn) => listCommunities({ db }, { locale, query: pick(region.slugs, turn) }),
    },
    {
      name: 'catalogue search with facets, by a word of ten',
      turnsToWarm: region.words.length,
      run: (turn) => listCommunities({ db }, { locale, query: pick(region.words, turn) }),
    },
    {
      name: wordOfAll,
      run: () => listCommunities({ db }, { locale, query: 'tema' }),
    },
  ];
}

/** What is written: each turn is the first act of a person who belongs nowhere yet. */
export function joins(db: Db, region: Region, newcomer: () => MemberId): readonly Act[] {
  const join = (slug: Slug): Promise<unknown> =>
    joinCommunity({ db, now: systemClock }, { actor: actor(newcomer()), slug });
  return [
    {
      name: 'join a community drawn at random',
      turnsToWarm: region.slugs.length,
      run: (turn) => join(pick(region.slugs, turn)),
    },
    { name: 'join the largest community', run: () => join(region.largest) },
  ];
}

const actor = (memberId: MemberId) => ({
  memberId,
  level: 'substantial' as const,
  authenticatedAt: new Date(),
  provider: 'spid',
});

const pick = <Value>(values: readonly Value[], turn: number): Value => {
  const value = values[turn % values.length];
  if (value === undefined) throw new Error('the region is empty');
  return value;
};
