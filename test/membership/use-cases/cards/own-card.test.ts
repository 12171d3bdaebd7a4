// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { day, later, systemClock as now } from '../../../../src/kernel/clock.js';
import { newId, type CardId, type MemberId } from '../../../../src/kernel/ids.js';
import { insertCard } from '../../../../src/membership/store/cards/cards.js';
import { lockCommunity } from '../../../../src/membership/store/communities.js';
import { purgeCardVersions } from '../../../../src/membership/use-cases/cards/purge-card-versions.js';
import { readOwnCard } from '../../../../src/membership/use-cases/cards/read-own-card.js';
import { saveCard } from '../../../../src/membership/use-cases/cards/save-card.js';
import { saveMasterCard } from '../../../../src/membership/use-cases/cards/save-master-card.js';
import { leaveCommunity } from '../../../../src/membership/use-cases/leave-community.js';
import { aCard, aPerson, typed } from '../../../support/builders/cards.js';
import { aCommunity, aStint, actorOf, someActor } from '../../../support/builders/membership.js';
import { untilBlocked, useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };
const said = { typed: typed({ presentation: 'Ciao' }), listed: false, openToAll: false };

const consentsOf = async (memberId: MemberId) =>
  db
    .selectFrom('consent_event')
    .select(['granted', 'channel'])
    .where('member_id', '=', memberId)
    .orderBy('id')
    .execute();
const cardsOf = async (memberId: MemberId) =>
  db.selectFrom('card').select('id').where('member_id', '=', memberId).execute();

describe('a member’s own card', () => {
  it('begins from the master card, changes, and keeps what it said before for 90 days', async () => {
    const community = await aCommunity(db);
    const { slug } = community;
    const memberId = await aPerson(db);
    const actor = actorOf(memberId);
    await aStint(db, { community, memberId });
    await saveMasterCard(deps, { actor, typed: typed({ skills: 'ascolto' }) });
    const reading = { actor, slug, locale: 'it' } as const;
    expect((await readOwnCard(deps, reading)).begin).toMatchObject({
      skills: { values: ['ascolto'] },
    });

    await saveCard(deps, { actor, slug, ...said });
    await saveCard(deps, { actor, slug, ...said, typed: typed({ offers: 'una sala' }) });
    const own = await readOwnCard(deps, reading);
    expect(own.card?.fields).toEqual({ offers: { values: ['una sala'], audience: 'members' } });
    expect(own.versions.map(({ fields }) => fields.presentation?.values)).toEqual([['Ciao']]);

    await purgeCardVersions({ db, now: () => later(now(), 89 * day) });
    expect((await readOwnCard(deps, reading)).versions).toHaveLength(1);
    await purgeCardVersions({ db, now: () => later(now(), 91 * day) });
    expect((await readOwnCard(deps, reading)).versions).toEqual([]);
  });

  it('is written by members who have proven who they are, and by nobody else', async () => {
    const community = await aCommunity(db);
    const { slug } = community;
    const { memberId } = await aStint(db, { community });
    const weak = saveCard(deps, { actor: actorOf(memberId, { level: 'none' }), slug, ...said });
    await expect(weak).rejects.toMatchObject({ code: 'session.level_too_low' });
    const stranger = saveCard(deps, { actor: await someActor(db), slug, ...said });
    await expect(stranger).rejects.toMatchObject({ code: 'membership.not_member' });
    const frozen = await aCommunity(db, { status: 'frozen' });
    const inside = await aStint(db, { community: frozen });
    const actor = actorOf(inside.memberId);
    const late = saveCard(deps, { actor, slug: frozen.slug, ...said });
    await expect(late).rejects.toMatchObject({ code: 'community.not_active' });
  });

  it.each(['minor', null] as const)('of age class %s shows nothing to everybody', async (age) => {
    const community = await aCommunity(db);
    const { slug } = community;
    const memberId = await aPerson(db, age);
    await aStint(db, { community, memberId });
    const open = { ...said, typed: typed({ presentation: 'Ciao' }, 'public'), openToAll: true };
    const saving = saveCard(deps, { actor: actorOf(memberId), slug, ...open });
    await expect(saving).rejects.toMatchObject({
      code: 'card.invalid',
      context: { faults: { presentation: 'adults_only' } },
    });
    await saveCard(deps, { actor: actorOf(memberId), slug, ...said });
    const widened = db.updateTable('card').set({ widest: 'public' });
    await expect(widened.where('member_id', '=', memberId).execute()).rejects.toMatchObject({
      constraint: 'card_public_for_adults',
    });
  });

  it('records a consent when it is given, taken back, and over; never twice, never changed', async () => {
    const community = await aCommunity(db);
    const { slug } = community;
    const card = typed({ presentation: 'Ciao' }, 'public');
    const { memberId } = await aCard(db, { community, card, openToAll: true });
    const actor = actorOf(memberId);
    await saveCard(deps, { actor, slug, typed: card, listed: true, openToAll: true });
    expect(await consentsOf(memberId)).toEqual([{ granted: true, channel: 'page' }]);
    await saveCard(deps, { actor, slug, typed: card, listed: true, openToAll: false });
    await saveCard(deps, { actor, slug, typed: card, listed: true, openToAll: true });
    await leaveCommunity(deps, { actor, slug });
    expect(await consentsOf(memberId)).toEqual([
      { granted: true, channel: 'page' },
      { granted: false, channel: 'page' },
      { granted: true, channel: 'page' },
      { granted: false, channel: 'end' },
    ]);
    const changing = db.updateTable('consent_event').set({ granted: true });
    await expect(changing.execute()).rejects.toMatchObject({
      constraint: 'consent_event_append_only',
    });
  });

  it('is no consent where nothing is for everybody', async () => {
    const community = await aCommunity(db);
    const { memberId } = await aCard(db, { community, openToAll: true });
    expect(await consentsOf(memberId)).toEqual([]);
  });

  it('goes with the membership, also when both happen at the same moment', async () => {
    const community = await aCommunity(db);
    const { slug } = community;
    const memberId = await aPerson(db);
    await aStint(db, { community, memberId });
    const actor = actorOf(memberId);
    const holding = await db.startTransaction().execute();
    await lockCommunity(holding, slug);
    const leaving = leaveCommunity(deps, { actor, slug });
    await untilBlocked(db);
    const saving = saveCard(deps, { actor, slug, ...said });
    await untilBlocked(db, 2);
    await holding.commit().execute();
    await Promise.allSettled([leaving, saving]);
    expect(await cardsOf(memberId)).toEqual([]);
  });

  it('cannot outlive the membership, whoever ends it', async () => {
    const community = await aCommunity(db);
    const { memberId } = await aCard(db, { community });
    const ending = db.updateTable('stint').set({ status: 'left', ended_at: now() });
    await expect(ending.where('member_id', '=', memberId).execute()).rejects.toMatchObject({
      constraint: 'card_stint',
    });
  });

  it('is one, when two windows write the first at the same moment', async () => {
    const memberId = await aPerson(db);
    const actor = actorOf(memberId);
    const card = { id: newId<CardId>(), memberId, place: undefined, hidden: undefined };
    const choices = { fields: {}, listed: false, openToAll: false, changedAt: now() };
    const first = await db.startTransaction().execute();
    await insertCard(first, { ...card, ...choices });
    const second = saveMasterCard(deps, { actor, typed: typed({ skills: 'due' }) });
    await Promise.race([second, untilBlocked(db)]);
    await first.commit().execute();
    await expect(second).rejects.toMatchObject({ code: 'card.written_meanwhile' });
    expect(await cardsOf(memberId)).toHaveLength(1);
  });
});
