// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { systemClock as now } from '../../../../src/kernel/clock.js';
import { newId, type FormVersionId } from '../../../../src/kernel/ids.js';
import { lockCommunity } from '../../../../src/membership/store/communities.js';
import { insertFormVersion } from '../../../../src/membership/store/form/versions.js';
import { joinCommunity } from '../../../../src/membership/use-cases/join-community.js';
import { eraseMember } from '../../../../src/membership/use-cases/erase-member.js';
import { listJoinRequests } from '../../../../src/membership/use-cases/list-join-requests.js';
import { withdrawJoinRequest } from '../../../../src/membership/use-cases/withdraw-join-request.js';
import { editForm } from '../../../../src/membership/use-cases/form/edit-form.js';
import { publishForm } from '../../../../src/membership/use-cases/form/publish-form.js';
import { aDefinition, aForm, goodAnswers } from '../../../support/builders/form.js';
import { aCommunity, actorOf, aGrant, someActor } from '../../../support/builders/membership.js';
import { untilBlocked, useDatabase } from '../../../support/database.js';
import { findInDatabase } from '../../../support/find-in-database.js';

const { db, pool } = useDatabase();
const deps = { db, now };

const line = {
  title: 'Dove?',
  'x-en': { title: 'Where?' },
  type: 'string',
  'x-widget': 'line',
} as const;

async function withForm() {
  const community = await aCommunity(db, { joinPath: 'approval' });
  const form = await aForm(db, community);
  const applicant = await someActor(db);
  const filled = { form, typed: goodAnswers };
  const manager = actorOf(community.managerId);
  return { community, slug: community.slug, applicant, filled, manager };
}

describe('a request with answers', () => {
  it('keeps the answers with the version that was asked, for those who decide', async () => {
    const { slug, applicant, filled, manager, community } = await withForm();

    await joinCommunity(deps, { actor: applicant, slug, filled });
    await aForm(db, community, aDefinition({}, []));

    const { items } = await listJoinRequests(deps, { actor: manager, slug });
    expect(
      items[0]?.answers.map(({ question, answer }) => [question.title, answer]),
    ).toContainEqual(['Anni di esperienza?', 12]);
  });

  it('is refused without answers, with wrong ones, and with those of another form', async () => {
    const { slug, applicant: actor, filled, community } = await withForm();
    const other = await aForm(db, await aCommunity(db));

    await expect(joinCommunity(deps, { actor, slug })).rejects.toMatchObject({
      code: 'membership.form_not_filled',
    });
    const wrong = { ...filled, typed: { ...goodAnswers, anni: 'molti' } };
    await expect(joinCommunity(deps, { actor, slug, filled: wrong })).rejects.toMatchObject({
      code: 'join_request.answers_invalid',
      context: { faults: { anni: 'number' } },
    });
    const foreign = { ...filled, form: other };
    await expect(joinCommunity(deps, { actor, slug, filled: foreign })).rejects.toMatchObject({
      code: 'join_request.form_changed',
    });
    await aForm(db, community);
    await expect(joinCommunity(deps, { actor, slug, filled })).rejects.toMatchObject({
      code: 'join_request.form_changed',
    });
  });

  it('waits for a form that is being published, and is then asked the new one', async () => {
    const { slug, applicant: actor, filled, community } = await withForm();
    const publishing = await db.startTransaction().execute();
    await lockCommunity(publishing, { id: community.id });
    const next = { id: newId<FormVersionId>(), definition: aDefinition(), at: now() };
    const by = community.managerId;
    await insertFormVersion(publishing, { ...next, communityId: community.id, by });

    const joining = joinCommunity(deps, { actor, slug, filled });
    await Promise.race([joining, untilBlocked(db)]);
    await publishing.commit().execute();

    await expect(joining).rejects.toMatchObject({ code: 'join_request.form_changed' });
  });

  it('says nothing to a role that decides nothing', async () => {
    const { slug, applicant, filled, community } = await withForm();
    await joinCommunity(deps, { actor: applicant, slug, filled });
    const { memberId } = await aGrant(db, { community, role: 'facilitator' });

    const listing = listJoinRequests(deps, { actor: actorOf(memberId), slug });
    await expect(listing).rejects.toMatchObject({ code: 'right.missing' });
  });

  it('loses its answers when the person is erased, also after it was closed', async () => {
    const { slug, applicant, manager } = await withForm();
    const community = await aCommunity(db, { joinPath: 'approval' });
    const secret = 'Casa mia al ponte';
    const form = await aForm(db, community, aDefinition({ q1: { ...line, maxLength: 200 } }, []));
    const filled = { form, typed: { q1: secret } };
    await joinCommunity(deps, { actor: applicant, slug: community.slug, filled });
    await withdrawJoinRequest(deps, { actor: applicant, slug: community.slug });
    expect(await findInDatabase(db, secret)).not.toEqual([]);

    await db
      .transaction()
      .execute((trx) => eraseMember(trx, { memberId: applicant.memberId, at: new Date() }));

    expect(await findInDatabase(db, secret)).toEqual([]);
    expect((await listJoinRequests(deps, { actor: manager, slug })).items).toEqual([]);
  });
});
describe('the form of a community', () => {
  it('is asked only once it is published, and never changes after', async () => {
    const { slug, managerId, id } = await aCommunity(db, { joinPath: 'approval' });
    const where = { actor: actorOf(managerId), slug };
    const asked = { question: { ...line, maxLength: 100 }, required: true };
    await editForm(deps, { ...where, change: { change: 'set', asked } });
    const before = await joinCommunity(deps, { actor: await someActor(db), slug });
    expect(before.outcome).toBe('requested');

    await publishForm(deps, where);

    const after = joinCommunity(deps, { actor: await someActor(db), slug });
    await expect(after).rejects.toMatchObject({ code: 'membership.form_not_filled' });
    await expect(publishForm(deps, where)).rejects.toMatchObject({ code: 'form.nothing_changed' });
    for (const statement of ['update form_version set version = 9', 'delete from form_version']) {
      await expect(pool.query(`${statement} where community_id = $1`, [id])).rejects.toMatchObject({
        constraint: 'form_version_append_only',
      });
    }
  });

  it('is changed by nobody without the right', async () => {
    const { slug, community } = await withForm();
    const { memberId } = await aGrant(db, { community, role: 'co_manager' });
    const where = { actor: actorOf(memberId), slug };
    const change = { change: 'remove', name: 'ente' } as const;
    for (const act of [editForm(deps, { ...where, change }), publishForm(deps, where)]) {
      await expect(act).rejects.toMatchObject({ code: 'right.missing' });
    }
  });
});
