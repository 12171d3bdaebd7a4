// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { systemClock as now } from '../../../../src/kernel/clock.js';
import type { Actor } from '../../../../src/kernel/actor.js';
import { chooseCardFields } from '../../../../src/membership/use-cases/cards/choose-card-fields.js';
import { hideCard, showCard } from '../../../../src/membership/use-cases/cards/hide-card.js';
import { readCardOf } from '../../../../src/membership/use-cases/cards/read-card.js';
import { saveCard } from '../../../../src/membership/use-cases/cards/save-card.js';
import { suspendMember } from '../../../../src/membership/use-cases/suspend-member.js';
import { pauseMembership } from '../../../../src/membership/use-cases/pausing/pause-membership.js';
import { aCard, aPerson } from '../../../support/builders/cards.js';
import {
  aCommunity,
  aGrant,
  aStint,
  actorOf,
  someActor,
} from '../../../support/builders/membership.js';
import { useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };
const three = {
  presentation: { text: 'per tutti', audience: 'public' },
  skills: { text: 'per i membri', audience: 'members' },
  offers: { text: 'per chi gestisce', audience: 'managers' },
} as const;
const reason = 'Ci sono dati di altre persone.';

async function world(memberList: 'public' | 'members' | 'managers' = 'public', openToAll = false) {
  const community = await aCommunity(db, { memberList });
  const { slug } = community;
  const made = await aCard(db, { community, card: three, openToAll });
  const { memberId } = await aStint(db, { community });
  const moderator = actorOf((await aGrant(db, { community, role: 'moderator' })).memberId);
  const seen = async (actor: Actor | undefined): Promise<string[]> => {
    const asked = { actor, slug, cardId: made.cardId, locale: 'it' } as const;
    const read = await readCardOf(deps, asked).catch(() => undefined);
    return read ? Object.keys(read.card.fields) : ['nothing'];
  };
  return {
    ...made,
    slug,
    owner: actorOf(made.memberId),
    member: actorOf(memberId),
    moderator,
    stranger: await someActor(db),
    manager: actorOf(community.managerId),
    seen,
  };
}

describe('a card', () => {
  it('shows each reader what is for them', async () => {
    const { seen, stranger, member, manager } = await world();
    expect(await seen(undefined)).toEqual(['nothing']);
    expect(await seen(stranger)).toEqual(['presentation']);
    expect(await seen(member)).toEqual(['presentation', 'skills']);
    expect(await seen(manager)).toEqual(['presentation', 'skills', 'offers']);
  });

  it('shows to people who have not signed in by consent only', async () => {
    const { seen, slug, owner } = await world('public', true);
    expect(await seen(undefined)).toEqual(['presentation']);
    await saveCard(deps, { actor: owner, slug, typed: three, listed: true, openToAll: false });
    expect(await seen(undefined)).toEqual(['nothing']);
  });

  it.each([
    ['members', ['nothing'], ['presentation', 'skills']],
    ['managers', ['nothing'], ['nothing']],
  ] as const)('of a list of members for %s shows to nobody else', async (list, outside, inside) => {
    const { seen, stranger, member, manager } = await world(list, true);
    expect(await seen(undefined)).toEqual(outside);
    expect(await seen(stranger)).toEqual(outside);
    expect(await seen(member)).toEqual(inside);
    expect(await seen(manager)).toEqual(['presentation', 'skills', 'offers']);
  });

  it('of somebody who turns out not to be of age is for members at most', async () => {
    const { seen, memberId, stranger, member } = await world();
    const found = db.updateTable('member').set({ age_class: 'minor' });
    await found.where('id', '=', memberId).execute();
    expect(await seen(stranger)).toEqual(['nothing']);
    expect(await seen(member)).toEqual(['presentation', 'skills']);
  });

  it('of a suspended or resting member shows to managers only', async () => {
    const { seen, memberId, member, manager } = await world();
    const standing = { memberId, actor: manager.memberId, at: now() };
    await db.transaction().execute((trx) => suspendMember(trx, standing));
    expect(await seen(member)).toEqual(['nothing']);
    expect(await seen(manager)).toEqual(['presentation', 'skills', 'offers']);

    const other = await world();
    await pauseMembership(deps, { actor: other.owner, slug: other.slug, listed: false });
    expect(await other.seen(other.member)).toEqual(['nothing']);
  });

  it('loses a field that the community switches off', async () => {
    const { seen, slug, manager, member } = await world();
    await chooseCardFields(deps, { actor: manager, slug, fields: ['presentation'] });
    expect(await seen(member)).toEqual(['presentation']);
    const denied = chooseCardFields(deps, { actor: member, slug, fields: [] });
    await expect(denied).rejects.toMatchObject({ code: 'right.missing' });
  });
});

describe('moderation', () => {
  it('hides a card with a reason from all but its owner and those who moderate, and shows it again', async () => {
    const { seen, slug, cardId, moderator, member, owner } = await world();
    await hideCard(deps, { actor: moderator, slug, cardId, reason });
    expect(await seen(member)).toEqual(['nothing']);
    expect(await seen(owner)).toEqual(['presentation', 'skills']);
    expect(await seen(moderator)).toEqual(['presentation', 'skills']);
    const twice = hideCard(deps, { actor: moderator, slug, cardId, reason });
    await expect(twice).rejects.toMatchObject({ code: 'card.hidden_already' });
    // Its owner's change does not bring it back.
    const change = { typed: { skills: three.skills }, listed: true, openToAll: false };
    await saveCard(deps, { actor: owner, slug, ...change });
    expect(await seen(member)).toEqual(['nothing']);
    await showCard(deps, { actor: moderator, slug, cardId });
    expect(await seen(member)).toEqual(['skills']);
    const again = showCard(deps, { actor: moderator, slug, cardId });
    await expect(again).rejects.toMatchObject({ code: 'card.not_hidden' });
  });

  it('is nobody else’s, never of one’s own card, nor of another community, nor without a reason', async () => {
    const { slug, cardId, moderator, member } = await world();
    const denied = hideCard(deps, { actor: member, slug, cardId, reason });
    await expect(denied).rejects.toMatchObject({ code: 'right.missing' });
    const silent = hideCard(deps, { actor: moderator, slug, cardId, reason: '  ' });
    await expect(silent).rejects.toMatchObject({ code: 'card.reason_missing' });
    const other = await world();
    const elsewhere = hideCard(deps, { actor: other.moderator, slug: other.slug, cardId, reason });
    await expect(elsewhere).rejects.toMatchObject({ code: 'card.not_found' });

    const community = await aCommunity(db);
    const memberId = await aPerson(db);
    await aGrant(db, { community, memberId, role: 'moderator' });
    const own = await aCard(db, { community, memberId });
    const hiding = { actor: actorOf(memberId), slug: community.slug, cardId: own.cardId, reason };
    await expect(hideCard(deps, hiding)).rejects.toMatchObject({ code: 'card.own' });
  });
});
