// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { systemClock as now } from '../../../../src/kernel/clock.js';
import type { MemberId } from '../../../../src/kernel/ids.js';
import { hideCard } from '../../../../src/membership/use-cases/cards/hide-card.js';
import { saveCard } from '../../../../src/membership/use-cases/cards/save-card.js';
import { saveMasterCard } from '../../../../src/membership/use-cases/cards/save-master-card.js';
import { eraseMember } from '../../../../src/membership/use-cases/erase-member.js';
import { exportMember } from '../../../../src/membership/use-cases/export-member.js';
import { mergeMember } from '../../../../src/membership/use-cases/merge-member.js';
import { undoMerge } from '../../../../src/membership/use-cases/undo-merge.js';
import { aCard, aPerson, typed } from '../../../support/builders/cards.js';
import { aCommunity, actorOf } from '../../../support/builders/membership.js';
import { useDatabase } from '../../../support/database.js';
import { findInDatabase } from '../../../support/find-in-database.js';

const { db } = useDatabase();
const deps = { db, now };
const fieldsOf = async (memberId: MemberId) =>
  (
    await db
      .selectFrom('card')
      .select(['community_id', 'fields', 'open_to_all'])
      .where('member_id', '=', memberId)
      .orderBy('community_id')
      .execute()
  ).map(({ community_id: community, fields, open_to_all: openToAll }) => ({
    isMaster: community === null,
    audience: fields.presentation?.audience,
    openToAll,
  }));

/** Somebody with a public card, one to begin from, and one that was changed. */
async function presented() {
  const community = await aCommunity(db);
  const card = typed({ presentation: 'Coltivo zafferano-unico' }, 'public');
  const { cardId, memberId } = await aCard(db, { community, card, openToAll: true });
  const actor = actorOf(memberId);
  await saveMasterCard(deps, { actor, typed: card });
  return { community, card, cardId, memberId, actor };
}

describe('cards of a whole member', () => {
  it('I19 leave nothing of what they said after an erasure', async () => {
    const { community, memberId, actor, cardId } = await presented();
    const { slug, managerId } = community;
    const change = { typed: typed({ presentation: 'Oggi zafferano-unico bis' }), listed: true };
    await saveCard(deps, { actor, slug, ...change, openToAll: false });
    const hiding = { actor: actorOf(managerId), slug, cardId };
    await hideCard(deps, { ...hiding, reason: 'Parla di zafferano-unico.' });
    expect(await findInDatabase(db, 'zafferano-unico')).not.toEqual([]);
    await db.transaction().execute((trx) => eraseMember(trx, { memberId, at: new Date() }));
    expect(await findInDatabase(db, 'zafferano-unico')).toEqual([]);
  });

  it('are in the export, with what they said before and the consents', async () => {
    const { community, memberId, actor } = await presented();
    const change = { typed: typed({ skills: 'verbali' }), listed: true, openToAll: false };
    await saveCard(deps, { actor, slug: community.slug, ...change });
    expect(await exportMember(db, memberId)).toMatchObject({
      cards: [{ community: community.slug, fields: { skills: { values: ['verbali'] } } }, {}],
      earlierCards: [{ fields: { presentation: { values: ['Coltivo zafferano-unico'] } } }],
      consents: [{ granted: true }, { granted: false }],
    });
  });

  it('go over in a merge and come back, without the consent; nothing for everybody of one not of age', async () => {
    const { memberId: from } = await presented();
    const into = await aPerson(db, null);
    const journal = await db
      .transaction()
      .execute((trx) => mergeMember(trx, { from, into, at: new Date() }));
    expect(await fieldsOf(from)).toEqual([]);
    expect(await fieldsOf(into)).toEqual([
      { isMaster: false, audience: 'members', openToAll: false },
      { isMaster: true, audience: 'public', openToAll: false },
    ]);
    await db
      .transaction()
      .execute((trx) => undoMerge(trx, { from, into, at: new Date() }, journal));
    expect(await fieldsOf(into)).toEqual([]);
    expect(await fieldsOf(from)).toMatchObject([{ isMaster: false }, { isMaster: true }]);
  });

  it('of the profile that remains are kept in a merge', async () => {
    const { community, memberId: from } = await presented();
    const own = typed({ presentation: 'La mia' }, 'managers');
    const { memberId: into } = await aCard(db, { community, card: own });
    await db.transaction().execute((trx) => mergeMember(trx, { from, into, at: new Date() }));
    expect(await fieldsOf(into)).toEqual([
      { isMaster: false, audience: 'managers', openToAll: false },
      { isMaster: true, audience: 'public', openToAll: false },
    ]);
  });
});
