// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../src/database/database.js';
import { systemClock as now } from '../../src/kernel/clock.js';
import { chooseCardFields } from '../../src/membership/use-cases/cards/choose-card-fields.js';
import { hideCard, showCard } from '../../src/membership/use-cases/cards/hide-card.js';
import { saveCard } from '../../src/membership/use-cases/cards/save-card.js';
import { saveMasterCard } from '../../src/membership/use-cases/cards/save-master-card.js';
import { withdrawCard } from '../../src/membership/use-cases/cards/withdraw-card.js';
import { eraseMember } from '../../src/membership/use-cases/erase-member.js';
import { leaveCommunity } from '../../src/membership/use-cases/leave-community.js';
import { mergeMember } from '../../src/membership/use-cases/merge-member.js';
import { setAgePolicy } from '../../src/membership/use-cases/settings/set-age-policy.js';
import { undoMerge } from '../../src/membership/use-cases/undo-merge.js';
import { aCard, aPerson, typed } from './builders/cards.js';
import { aCommunity, aStint, actorOf } from './builders/membership.js';

/** Each prepares what it needs and returns the act to be watched. */
export function cardActs(db: Db): Readonly<Record<string, () => Promise<() => Promise<unknown>>>> {
  const deps = { db, now };
  const shown = async () => {
    const community = await aCommunity(db);
    const card = typed({ presentation: 'Ciao' }, 'public');
    const { cardId, memberId } = await aCard(db, { community, card, openToAll: true });
    const { slug } = community;
    await saveMasterCard(deps, { actor: actorOf(memberId), typed: card });
    return { slug, cardId, actor: actorOf(memberId), manager: actorOf(community.managerId) };
  };
  const reason = 'Ci sono dati di altre persone.';
  return {
    'cards/save-card': async () => {
      const community = await aCommunity(db);
      const memberId = await aPerson(db);
      await aStint(db, { community, memberId });
      const card = typed({ presentation: 'Ciao' }, 'public');
      return () => aCard(db, { community, memberId, card, openToAll: true });
    },
    'cards/save-card (changed, and the consent taken back)': async () => {
      const { slug, actor } = await shown();
      const change = { typed: typed({ skills: 'verbali' }), listed: false, openToAll: false };
      return () => saveCard(deps, { actor, slug, ...change });
    },
    'cards/save-master-card': async () => {
      const actor = actorOf(await aPerson(db));
      return () => saveMasterCard(deps, { actor, typed: typed({ offers: 'una sala' }) });
    },
    'cards/withdraw-card': async () => {
      const { slug, actor } = await shown();
      return () => withdrawCard(deps, { actor, slug });
    },
    'cards/hide-card': async () => {
      const { slug, cardId, manager } = await shown();
      return () => hideCard(deps, { actor: manager, slug, cardId, reason });
    },
    'cards/hide-card (shown again)': async () => {
      const { slug, cardId, manager } = await shown();
      await hideCard(deps, { actor: manager, slug, cardId, reason });
      return () => showCard(deps, { actor: manager, slug, cardId });
    },
    'cards/choose-card-fields': async () => {
      const { slug, manager } = await shown();
      return () => chooseCardFields(deps, { actor: manager, slug, fields: ['skills'] });
    },
    'settings/set-age-policy': async () => {
      const { slug, manager } = await shown();
      const { revision } = await db
        .selectFrom('community')
        .select('revision')
        .where('slug', '=', slug)
        .executeTakeFirstOrThrow();
      const policy = { ages: 'adults' as const, assessment: 'Si parla di dipendenze e di cura.' };
      return () => setAgePolicy(deps, { actor: manager, slug, revision, ...policy });
    },
    'leave-community with a card': async () => {
      const { slug, actor } = await shown();
      return () => leaveCommunity(deps, { actor, slug });
    },
    'erase-member with cards': async () => {
      const { actor } = await shown();
      return () =>
        db
          .transaction()
          .execute((trx) => eraseMember(trx, { memberId: actor.memberId, at: new Date() }));
    },
    'merge-member with cards': async () => {
      const { actor } = await shown();
      const into = await aPerson(db);
      return () =>
        db
          .transaction()
          .execute((trx) => mergeMember(trx, { from: actor.memberId, into, at: new Date() }));
    },
    'undo-merge with cards': async () => {
      const { actor } = await shown();
      const [from, into] = [actor.memberId, await aPerson(db)];
      const journal = await db
        .transaction()
        .execute((trx) => mergeMember(trx, { from, into, at: new Date() }));
      return () =>
        db.transaction().execute((trx) => undoMerge(trx, { from, into, at: new Date() }, journal));
    },
  };
}
