// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Actor } from '../../../../src/kernel/actor.js';
import { systemClock as now } from '../../../../src/kernel/clock.js';
import type { Community } from '../../../../src/membership/domain/community.js';
import type { DirectorySearch } from '../../../../src/membership/domain/cards/search-words.js';
import { chooseCardFields } from '../../../../src/membership/use-cases/cards/choose-card-fields.js';
import { hideCard } from '../../../../src/membership/use-cases/cards/hide-card.js';
import { listMemberDirectory } from '../../../../src/membership/use-cases/cards/list-directory.js';
import { aCard, aPerson, typed } from '../../../support/builders/cards.js';
import { aCommunity, aStint, actorOf } from '../../../support/builders/membership.js';
import { statementsOf } from '../../../support/count-statements.js';
import { useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };
const all: DirectorySearch = { text: '', list: undefined, province: undefined, sector: undefined };

const findIn =
  ({ slug }: Pick<Community, 'slug'>, actor: Actor | undefined) =>
  async (search: Partial<DirectorySearch> = {}, cursor?: string): Promise<string[]> => {
    const reading = { actor, slug, locale: 'it', search: { ...all, ...search }, cursor } as const;
    return (await listMemberDirectory(deps, reading)).items
      .map((one) => one.displayName)
      .toSorted();
  };

async function world() {
  const community = await aCommunity(db, { memberList: 'public' });
  const anna = typed({ skills: 'facilitazione, ascolto attivo', province: 'RA' }, 'members');
  const bruno = {
    skills: { text: 'facilitazione', audience: 'managers' },
    seeks: { text: 'Mediazione culturalé', audience: 'public' },
    sector: { text: 'culture', audience: 'public' },
  } as const;
  await aCard(db, { community, memberId: await aPerson(db, 'adult', 'Anna'), card: anna });
  await aCard(db, { community, memberId: await aPerson(db, 'adult', 'Bruno'), card: bruno });
  const reserved = { community, memberId: await aPerson(db, 'adult', 'Carla'), listed: false };
  await aCard(db, { ...reserved, card: anna });
  // Elsewhere, alike.
  await aCard(db, { community: await aCommunity(db), card: anna });
  const { memberId } = await aStint(db, { community });
  return { community, member: actorOf(memberId), manager: actorOf(community.managerId) };
}

describe('the directory of a community', () => {
  it('holds those who wish to be found, for each reader by what they may read', async () => {
    const { community, member, manager } = await world();
    expect(await findIn(community, member)()).toEqual(['Anna', 'Bruno']);
    expect(await findIn(community, member)({ text: 'facilita' })).toEqual(['Anna']);
    expect(await findIn(community, manager)({ text: 'facilita' })).toEqual(['Anna', 'Bruno']);
    const stranger = actorOf(await aPerson(db));
    expect(await findIn(community, stranger)()).toEqual(['Bruno']);
    expect(await findIn(community, stranger)({ text: 'facilitazione' })).toEqual([]);
    // Nobody consented to be read without a sign-in.
    expect(await findIn(community, undefined)()).toEqual([]);
  });

  it('is searched by list, beginnings, accents, province and sector, all together', async () => {
    const { community, manager } = await world();
    const find = findIn(community, manager);
    expect(await find({ text: 'ASCÓLTO facil' })).toEqual(['Anna']);
    expect(await find({ text: 'ascolto mediazione' })).toEqual([]);
    expect(await find({ text: 'culturale', list: 'seeks' })).toEqual(['Bruno']);
    expect(await find({ text: 'culturale', list: 'offers' })).toEqual([]);
    expect(await find({ province: 'RA' })).toEqual(['Anna']);
    expect(await find({ sector: 'culture', text: 'facil' })).toEqual(['Bruno']);
    expect(await find({ province: 'RA', sector: 'culture' })).toEqual([]);
  });

  it.each(["'", "a' | 'b", 'in:x & !skills', ':*', '\\', '😀', '((('])(
    'is not led astray by %j',
    async (text) => {
      const { community, manager } = await world();
      await expect(findIn(community, manager)({ text })).resolves.toBeDefined();
    },
  );

  it('finds nobody by a field that is switched off, nor a hidden card', async () => {
    const { community, member, manager } = await world();
    const { slug } = community;
    await chooseCardFields(deps, { actor: manager, slug, fields: ['seeks', 'sector'] });
    expect(await findIn(community, member)({ text: 'facilitazione' })).toEqual([]);
    expect(await findIn(community, member)({ text: 'mediazione' })).toEqual(['Bruno']);
    const { cardId } = await aCard(db, { community, card: typed({ seeks: 'mediazione' }) });
    await hideCard(deps, { actor: manager, slug, cardId, reason: 'Dati di altri.' });
    expect(await findIn(community, member)({ text: 'mediazione' })).toEqual(['Bruno']);
  });

  it.each(['members', 'managers'] as const)('is closed where the list is for %s', async (list) => {
    const community = await aCommunity(db, { memberList: list });
    await aCard(db, { community });
    const stranger = findIn(community, actorOf(await aPerson(db)))();
    await expect(stranger).rejects.toMatchObject({ code: 'right.missing' });
    await expect(findIn(community, undefined)()).rejects.toMatchObject({
      code: 'session.required',
    });
  });

  it('goes page by page along an index, in as many statements however many are found', async () => {
    const community = await aCommunity(db, { memberList: 'public' });
    const { slug } = community;
    for (let made = 0; made < 22; made += 1) {
      await aCard(db, { community, card: typed({ skills: `ascolto ${made}` }) });
    }
    const actor = actorOf(community.managerId);
    const reading = { actor, slug, locale: 'it', search: { ...all, text: 'ascolto' } } as const;
    const statements = await statementsOf(() => listMemberDirectory(deps, reading));
    expect(statements).not.toEqual([]);
    expect(statements.length).toBeLessThanOrEqual(4);
    const first = await listMemberDirectory(deps, reading);
    expect(first.items).toHaveLength(20);
    const second = await listMemberDirectory(deps, { ...reading, cursor: first.next });
    expect(second.items).toHaveLength(2);
    expect(second.next).toBeUndefined();
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect(new Set(ids).size).toBe(22);
    const wrong = listMemberDirectory(deps, { ...reading, cursor: 'abc' });
    await expect(wrong).rejects.toMatchObject({ code: 'request.malformed' });
  });

  it('keeps for each audience the words of that audience alone', async () => {
    const { community } = await world();
    const { rows } = await sql<{ everybody: string | null; members: string | null }>`
      select words_public::text as everybody, words_members::text as members from card
      where community_id = ${community.id} order by id limit 1`.execute(db);
    expect(rows[0]?.everybody).toBeNull();
    expect(rows[0]?.members).toContain("'skills:facilitazione'");
  });
});
