// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import { systemClock as now } from '../../../../src/kernel/clock.js';
import { exportMember } from '../../../../src/membership/use-cases/export-member.js';
import { joinCommunity } from '../../../../src/membership/use-cases/join-community.js';
import { aForm, everyKind, goodAnswers } from '../../../support/builders/form.js';
import { aCommunity, someActor } from '../../../support/builders/membership.js';
import { useDatabase } from '../../../support/database.js';

const { db } = useDatabase();

it('the export of one’s own data holds the questions of a form beside the answers to them', async () => {
  const community = await aCommunity(db, { joinPath: 'approval' });
  const form = await aForm(db, community);
  const actor = await someActor(db);
  const filled = { form, typed: goodAnswers };
  await joinCommunity({ db, now }, { actor, slug: community.slug, filled });
  const { requests } = Object(await exportMember(db, actor.memberId));
  const [request] = requests;
  expect(request.answers.ente).toBe('Comune di Prova');
  expect(Object.keys(request.questions).toSorted()).toEqual(Object.keys(everyKind).toSorted());
  expect(request.questions.ente).toBe('Per quale ente?');
});
