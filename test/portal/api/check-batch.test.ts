// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { aCommunity, aGrant, aStint } from '../../support/builders/membership.js';
import { aPortal } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { callApi, portalToken } from '../../support/portal/api.js';
import { usePortalApp } from '../../support/portal/app.js';
import { knownTo } from '../../support/portal/webhooks.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);

const member = (id: string) => ({ type: 'member', id });
const community = (id: string) => ({ type: 'community', id });

async function acquainted() {
  const [served, other] = [await aCommunity(db), await aCommunity(db)];
  const portal = await aPortal(db, { communities: [served.slug] });
  const { memberId } = await aStint(db, { community: served });
  await aStint(db, { community: other, memberId });
  await aGrant(db, { community: served, memberId, role: 'moderator' });
  const sub = await knownTo(db, portal.sector, memberId);
  return { served, other, sub, token: await portalToken(app, portal) };
}

describe('POST /check/batch', () => {
  it('answers in the order of the questions, parts taken from beside the list', async () => {
    const { served, other, sub, token } = await acquainted();
    const body = {
      subject: member(sub),
      action: { name: 'member' },
      evaluations: [
        { resource: community(served.slug) },
        { resource: community(other.slug) },
        { resource: community(served.slug), action: { name: 'moderator' } },
        { resource: community(served.slug), action: { name: 'editor' } },
        { resource: community(served.slug), subject: member('somebody-else') },
      ],
    };
    const answer = await callApi(app, 'POST', '/check/batch', { token, body });
    expect(answer.status).toBe(200);
    const held = { roles: ['moderator'] };
    expect(answer.body['evaluations']).toEqual([
      { decision: true, context: held },
      { decision: false, context: { roles: [] } },
      { decision: true, context: held },
      { decision: false, context: held },
      { decision: false, context: { roles: [] } },
    ]);
  });

  it('answers software that sends all that AuthZEN 1.0 foresees', async () => {
    const { served, sub, token } = await acquainted();
    const body = {
      subject: { ...member(sub), properties: { department: 'x' } },
      action: { name: 'member', properties: { method: 'GET' } },
      context: { time: '2026-01-01T00:00:00Z' },
      options: { evaluations_semantic: 'execute_all' },
      evaluations: [{ resource: { ...community(served.slug), properties: {} }, context: {} }],
    };
    const answer = await callApi(app, 'POST', '/check/batch', { token, body });
    expect(answer).toMatchObject({ status: 200, body: { evaluations: [{ decision: true }] } });
    const [resource] = body.evaluations;
    const one = { subject: body.subject, action: body.action, ...resource };
    const alone = await callApi(app, 'POST', '/check', { token, body: one });
    expect(alone).toMatchObject({ status: 200, body: { decision: true } });
  });

  it('answers one question where there is no list, or an empty one', async () => {
    const { served, sub, token } = await acquainted();
    const question = { subject: member(sub), resource: community(served.slug) };
    for (const more of [{}, { evaluations: [] }, { options: {}, context: {} }]) {
      const body = { ...question, action: { name: 'moderator' }, ...more };
      const { status, body: answer } = await callApi(app, 'POST', '/check/batch', { token, body });
      expect([status, answer]).toEqual([
        200,
        { decision: true, context: { roles: ['moderator'] } },
      ]);
    }
    const lacking = await callApi(app, 'POST', '/check/batch', { token, body: question });
    expect(lacking).toMatchObject({ status: 400, body: { fields: ['action'] } });
  });

  it.each(['deny_on_first_deny', 'permit_on_first_permit'])(
    'refuses the semantic %s by name',
    async (semantic) => {
      const { served, sub, token } = await acquainted();
      const evaluations = [{ subject: member(sub), resource: community(served.slug) }];
      const options = { evaluations_semantic: semantic };
      const body = { action: { name: 'member' }, evaluations, options };
      const answer = await callApi(app, 'POST', '/check/batch', { token, body });
      expect(answer).toMatchObject({
        status: 400,
        body: { code: 'request.malformed', fields: ['options.evaluations_semantic'] },
      });
    },
  );

  it('tells all roles in their order, each time that the same is asked', async () => {
    const place = await aCommunity(db);
    const portal = await aPortal(db);
    const { memberId } = await aStint(db, { community: place });
    for (const role of ['observer', 'editor', 'moderator'] as const) {
      await aGrant(db, { community: place, memberId, role });
    }
    const sub = await knownTo(db, portal.sector, memberId);
    const evaluations = ['member', 'editor', 'manager'].map((name) => ({
      subject: member(sub),
      action: { name },
      resource: community(place.slug),
    }));
    const token = await portalToken(app, portal);
    const answer = await callApi(app, 'POST', '/check/batch', { token, body: { evaluations } });
    const context = { roles: ['editor', 'moderator', 'observer'] };
    expect(answer.body['evaluations']).toEqual([
      { decision: true, context },
      { decision: true, context },
      { decision: false, context },
    ]);
  });

  it('knows nobody who is suspended from everything, nor of any role of theirs', async () => {
    const { served, sub, token } = await acquainted();
    const evaluations = ['member', 'moderator'].map((name) => ({ action: { name } }));
    const body = { subject: member(sub), resource: community(served.slug), evaluations };
    const answers = async () =>
      (await callApi(app, 'POST', '/check/batch', { token, body })).body['evaluations'];
    const yes = { decision: true, context: { roles: ['moderator'] } };
    expect(await answers()).toEqual([yes, yes]);
    await db
      .updateTable('member')
      .set({ status: 'suspended' })
      .where('id', 'in', (one) =>
        one.selectFrom('pairwise_subject').select('member_id').where('sub', '=', sub),
      )
      .execute();
    const no = { decision: false, context: { roles: [] } };
    expect(await answers()).toEqual([no, no]);
  });

  it('answers each about their own, whoever else is suspended or holds a role', async () => {
    const { served, sub, token } = await acquainted();
    const others = await Promise.all([1, 2].map(() => aStint(db, { community: served })));
    const [plain, gone] = others.map(({ memberId }) => memberId);
    if (!plain || !gone) throw new Error('nobody joined');
    await db.updateTable('member').set({ status: 'suspended' }).where('id', '=', gone).execute();
    const sector = (
      await db
        .selectFrom('pairwise_subject')
        .select('sector')
        .where('sub', '=', sub)
        .executeTakeFirstOrThrow()
    ).sector;
    const subs = [await knownTo(db, sector, gone), sub, await knownTo(db, sector, plain), sub];
    const evaluations = subs.map((id) => ({ subject: member(id) }));
    const body = { action: { name: 'member' }, resource: community(served.slug), evaluations };
    const answer = await callApi(app, 'POST', '/check/batch', { token, body });
    expect(answer.body['evaluations']).toEqual([
      { decision: false, context: { roles: [] } },
      { decision: true, context: { roles: ['moderator'] } },
      { decision: true, context: { roles: [] } },
      { decision: true, context: { roles: ['moderator'] } },
    ]);
  });

  it.each(['a"b', 'a\\b', '{a,b}', 'null', 'ü,ö', '\\"'])(
    'takes the subject %s as it is written',
    async (sub) => {
      const served = await aCommunity(db);
      const portal = await aPortal(db);
      const { memberId } = await aStint(db, { community: served });
      const row = { sector: portal.sector ?? portal.clientId, member_id: memberId, sub };
      await db.insertInto('pairwise_subject').values(row).execute();
      const evaluations = [sub, `${sub}?`].map((id) => ({
        subject: member(id),
        action: { name: 'member' },
        resource: community(served.slug),
      }));
      const token = await portalToken(app, portal);
      const answer = await callApi(app, 'POST', '/check/batch', { token, body: { evaluations } });
      expect(answer.body['evaluations']).toMatchObject([{ decision: true }, { decision: false }]);
    },
  );

  it('knows nobody by a subject with a blank in it, and answers the others in their places', async () => {
    const { served, sub, token } = await acquainted();
    const evaluations = [`${sub} ${sub}`, sub, ' ', sub].map((id) => ({ subject: member(id) }));
    const body = { action: { name: 'member' }, resource: community(served.slug), evaluations };
    const answer = await callApi(app, 'POST', '/check/batch', { token, body });
    const decisions = [{ decision: false }, { decision: true }];
    expect(answer.body['evaluations']).toMatchObject([...decisions, ...decisions]);
  });

  it('takes a thousand questions and no more', async () => {
    const { served, sub, token } = await acquainted();
    const ask = async (count: number) => {
      const evaluations = Array.from({ length: count }, () => ({ subject: member(sub) }));
      const body = { action: { name: 'member' }, resource: community(served.slug), evaluations };
      return callApi(app, 'POST', '/check/batch', { token, body });
    };
    const { body } = await ask(1_000);
    const decisions = (body['evaluations'] as { decision: boolean }[]).filter(
      (one) => one.decision,
    );
    expect(decisions).toHaveLength(1_000);
    expect(await ask(1_001)).toMatchObject({ status: 400, body: { code: 'request.malformed' } });
  });

  it('takes a thousand whole questions, as long as questions get', async () => {
    const { sub, token } = await acquainted();
    const evaluations = Array.from({ length: 1_000 }, (_, index) => ({
      subject: member(sub),
      action: { name: 'membership_manager' },
      resource: community(`${'c'.repeat(55)}-${String(index).padStart(4, '0')}`),
    }));
    const answer = await callApi(app, 'POST', '/check/batch', { token, body: { evaluations } });
    expect(answer.status).toBe(200);
    expect(answer.body['evaluations']).toHaveLength(1_000);
  });

  it.each([
    ['a question without a subject', { evaluations: [{ action: { name: 'member' } }] }],
    ['no question', { evaluations: [] }],
    ['nothing at all', {}],
    ['a list that is none', { evaluations: 'all' }],
  ])('refuses %s', async (_what, body) => {
    const token = await portalToken(app, await aPortal(db));
    const answer = await callApi(app, 'POST', '/check/batch', { token, body });
    expect(answer).toMatchObject({ status: 400, body: { code: 'request.malformed' } });
  });
});
