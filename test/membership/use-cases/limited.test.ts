// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, describe, expect, it } from '@jest/globals';
import { limitMember } from '../../../src/identity/use-cases/limiting/limit-member.js';
import type { Actor } from '../../../src/kernel/actor.js';
import { systemClock as now } from '../../../src/kernel/clock.js';
import type { MemberId } from '../../../src/kernel/ids.js';
import { listMemberDirectory } from '../../../src/membership/use-cases/cards/list-directory.js';
import { readCardOf } from '../../../src/membership/use-cases/cards/read-card.js';
import { demandRight } from '../../../src/membership/use-cases/demand-right.js';
import { listMembers } from '../../../src/membership/use-cases/list-members.js';
import { myMemberships } from '../../../src/membership/use-cases/my-memberships.js';
import { searchPeople } from '../../../src/membership/use-cases/search-people.js';
import { aCard, aPerson } from '../../support/builders/cards.js';
import { aCommunity, actorOf, aStaffMember, aStint } from '../../support/builders/membership.js';
import { useDatabase } from '../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };
const locale = 'it';
let officer: Actor;
beforeAll(async () => {
  officer = await aStaffMember(db, 'privacy_officer');
});

const limit = (memberId: MemberId) =>
  limitMember({ ...deps, demandRight }, { actor: officer, memberId, reason: 'Contestazione' });

describe('somebody whose data are limited', () => {
  it('is in no directory, list or search of others, and shows no card, to managers either', async () => {
    const community = await aCommunity(db);
    const { slug, managerId } = community;
    const { cardId, memberId } = await aCard(db, {
      community,
      memberId: await aPerson(db, 'adult', 'Zaira Q.'),
    });
    const reader = actorOf((await aStint(db, { community })).memberId);
    const manager = actorOf(managerId);
    const staff = await aStaffMember(db);
    const search = { text: '', list: undefined, province: undefined, sector: undefined };
    const seen = async (actor: Actor) => ({
      directory: (await listMemberDirectory(deps, { actor, slug, locale, search })).items.length,
      listed: (await listMembers(deps, { actor, slug })).items.some(
        (one) => one.memberId === memberId,
      ),
      cards: (await listMembers(deps, { actor, slug })).items.filter((one) => one.cardId).length,
    });
    const whole = { directory: 1, listed: true, cards: 1 };
    expect([await seen(reader), await seen(manager)]).toEqual([whole, whole]);
    expect(await searchPeople(deps, { actor: staff, query: 'Zaira' })).toHaveLength(1);

    await limit(memberId);
    expect(await seen(reader)).toEqual({ directory: 0, listed: false, cards: 0 });
    expect(await seen(manager)).toEqual({ directory: 0, listed: true, cards: 0 });
    expect(await searchPeople(deps, { actor: staff, query: 'Zaira' })).toEqual([]);
    for (const actor of [reader, manager]) {
      const reading = readCardOf(deps, { actor, slug, cardId, locale });
      await expect(reading).rejects.toMatchObject({ code: 'card.not_found' });
    }
  });

  it('belongs as before', async () => {
    const { memberId } = await aStint(db, { community: await aCommunity(db) });
    const before = await myMemberships(deps, { memberId, locale });
    await limit(memberId);
    expect(await myMemberships(deps, { memberId, locale })).toEqual(before);
    expect(before.memberships).toHaveLength(1);
  });
});
