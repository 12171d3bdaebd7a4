// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import { organisationsFeature } from '../../../../src/compose/organisations.js';
import { systemClock as now } from '../../../../src/kernel/clock.js';
import type { MemberId } from '../../../../src/kernel/ids.js';
import { mergeMember } from '../../../../src/membership/use-cases/merge-member.js';
import { declareAffiliation } from '../../../../src/membership/use-cases/organisations/declare-affiliation.js';
import { discloseAffiliation } from '../../../../src/membership/use-cases/organisations/disclose-affiliation.js';
import { saveCard } from '../../../../src/membership/use-cases/cards/save-card.js';
import { undoMerge } from '../../../../src/membership/use-cases/undo-merge.js';
import { aPerson, typed } from '../../../support/builders/cards.js';
import { aCommunity, aStint, actorOf } from '../../../support/builders/membership.js';
import { anOrganisation } from '../../../support/builders/organisation.js';
import { useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };

/** The affiliations that the cards of a member name, as far as they are theirs and live. */
async function namedOnCards(memberId: MemberId): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('card as k')
    .innerJoin('affiliation as a', (join) =>
      join
        .onRef('a.member_id', '=', 'k.member_id')
        .on('a.ended_at', 'is', null)
        .on('a.disclosed', '=', true),
    )
    .select(['a.id', 'a.title', 'k.fields'])
    .where('k.member_id', '=', memberId)
    .execute();
  return rows
    .filter(({ id, fields }) => fields.affiliation?.values[0] === id)
    .map(({ title }) => title);
}

async function declared(
  memberId: MemberId,
  organisationId: Parameters<typeof declareAffiliation>[1]['organisationId'],
) {
  const actor = actorOf(memberId);
  const said = { organisationId, kind: 'volunteer' as const, title: 'Tesoriera' };
  const { id } = await declareAffiliation(deps, { actor, ...said });
  await discloseAffiliation(deps, { actor, affiliationId: id, disclosed: true });
  return id;
}

async function presented(organisationId: Parameters<typeof declared>[1]) {
  const community = await aCommunity(db);
  const memberId = await aPerson(db);
  await aStint(db, { community, memberId });
  const id = await declared(memberId, organisationId);
  const card = { typed: typed({ affiliation: id }), listed: true, openToAll: false };
  await saveCard(deps, { actor: actorOf(memberId), slug: community.slug, ...card });
  return memberId;
}

const merge = (from: MemberId, into: MemberId) =>
  db.transaction().execute(async (trx) => ({
    membership: await mergeMember(trx, { from, into, at: new Date() }),
    organisations: await organisationsFeature.mergeMember?.(trx, { from, into, at: new Date() }),
  }));

it('a card goes on naming the affiliation in a merge, and when it is undone', async () => {
  const organisationId = await anOrganisation(db);
  const from = await presented(organisationId);
  expect(await namedOnCards(from)).toEqual(['Tesoriera']);
  const into = await aPerson(db);

  const kept = await merge(from, into);
  expect(await namedOnCards(into)).toEqual(['Tesoriera']);

  await db.transaction().execute(async (trx) => {
    await undoMerge(trx, { from, into, at: new Date() }, kept.membership);
    await organisationsFeature.undoMerge?.(trx, { from, into, at: new Date() }, kept.organisations);
  });
  expect(await namedOnCards(into)).toEqual([]);
  expect(await namedOnCards(from)).toEqual(['Tesoriera']);
});

it('a card names the same affiliation of the other where both said it', async () => {
  const organisationId = await anOrganisation(db);
  const from = await presented(organisationId);
  const into = await aPerson(db);
  await declared(into, organisationId);
  await merge(from, into);
  expect(await namedOnCards(into)).toEqual(['Tesoriera']);
});
