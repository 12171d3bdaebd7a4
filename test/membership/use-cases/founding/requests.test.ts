// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { systemClock } from '../../../../src/kernel/clock.js';
import { trustId, type CommunityRequestId, type Slug } from '../../../../src/kernel/ids.js';
import { setRequestStatus } from '../../../../src/membership/store/founding/requests.js';
import {
  declineRequest,
  signRequest,
} from '../../../../src/membership/use-cases/founding/answer-promotion.js';
import { answerQuestion } from '../../../../src/membership/use-cases/founding/answer-question.js';
import { approveRequest } from '../../../../src/membership/use-cases/founding/approve-request.js';
import { askRequester } from '../../../../src/membership/use-cases/founding/ask-requester.js';
import { findSimilar } from '../../../../src/membership/use-cases/founding/find-similar.js';
import { listMyRequests } from '../../../../src/membership/use-cases/founding/list-requests.js';
import { readRequest } from '../../../../src/membership/use-cases/founding/read-request.js';
import { refuseRequest } from '../../../../src/membership/use-cases/founding/refuse-request.js';
import { requestCommunity } from '../../../../src/membership/use-cases/founding/request-community.js';
import { withdrawRequest } from '../../../../src/membership/use-cases/founding/withdraw-request.js';
import {
  aCommunityRequest,
  aSignedRequest,
  aWish,
  foundingDeps,
} from '../../../support/builders/founding.js';
import {
  aCommunity,
  aStaffMember,
  aStint,
  someActor,
  someMember,
} from '../../../support/builders/membership.js';
import { untilBlocked, useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = foundingDeps(db);
let made = 0;
const newSlug = (): Slug => trustId<Slug>(`orti-${(made += 1)}`);

describe('a request for a community', () => {
  it('takes enough promoters, known ones, and one request at a time', async () => {
    const actor = await someActor(db);
    const ask = (promoters: Parameters<typeof requestCommunity>[1]['promoters'], who = actor) =>
      requestCommunity(deps, { actor: who, wish: aWish, promoters, locale: 'it' });
    const two = [{ address: 'una@example.org' }, { address: 'due@example.org' }];

    await expect(ask(two.slice(1))).rejects.toMatchObject({ code: 'promoter.too_few' });
    await expect(ask(two, { ...actor, level: 'none' })).rejects.toMatchObject({
      code: 'session.level_too_low',
    });
    await ask(two);
    await expect(ask(two)).rejects.toMatchObject({ code: 'community_request.already_open' });
  });

  it('is listed before those made earlier, also at one moment', async () => {
    const at = systemClock();
    const still = { ...deps, now: () => at };
    const actor = await someActor(db);
    const asked: CommunityRequestId[] = [];
    for (const address of ['a@example.org', 'b@example.org', 'c@example.org']) {
      const promoters = [{ address }, { address: 'x@example.org' }];
      const { requestId } = await requestCommunity(still, {
        actor,
        wish: aWish,
        promoters,
        locale: 'it',
      });
      asked.push(requestId);
      await withdrawRequest(still, { actor, requestId });
    }
    const { mine } = await listMyRequests(still, { actor });
    expect(mine.map(({ id }) => id)).toEqual(asked.toReversed());
  });

  it('finds a promoter by name only among people whom the requester sees anyhow', async () => {
    const actor = await someActor(db);
    const [fellow, stranger] = [await someMember(db, 'Édera Sole'), 'Straniera Lontana'];
    await someMember(db, stranger);
    const [shown, hidden] = [
      await aCommunity(db),
      await aCommunity(db, { memberList: 'managers' }),
    ];
    for (const memberId of [actor.memberId, fellow])
      await aStint(db, { community: shown, memberId });
    const secret = await someMember(db, 'Membro Riservato');
    for (const memberId of [actor.memberId, secret])
      await aStint(db, { community: hidden, memberId });
    const ask = (...names: string[]) =>
      requestCommunity(deps, {
        actor,
        wish: aWish,
        promoters: [{ address: 'x@example.org' }, ...names.map((name) => ({ name }))],
        locale: 'it',
      });

    await expect(ask(stranger, 'Membro Riservato', 'edera sole')).rejects.toMatchObject({
      code: 'promoter.unknown',
      context: { names: [stranger, 'Membro Riservato'] },
    });
    const { requestId } = await ask('edera sole');
    const view = await readRequest(deps, { actor, requestId });
    const names = view.promoters.flatMap(({ displayName }) => displayName ?? []);
    expect(names).toEqual(['Édera Sole']);
  });

  it('is signed once by each, never by who asked, and not with a used link', async () => {
    const { requestId, requester, tokens } = await aCommunityRequest(db);
    const [first = '', second = ''] = tokens;
    const actor = await someActor(db);
    const sign = (who: typeof actor, token: string) =>
      signRequest(deps, { actor: who, asked: { token } });

    await expect(sign(requester, first)).rejects.toMatchObject({ code: 'promoter.own' });
    await expect(sign({ ...actor, level: 'none' }, first)).rejects.toMatchObject({
      code: 'session.level_too_low',
    });
    await sign(actor, first);
    await expect(sign(actor, second)).rejects.toMatchObject({ code: 'promoter.twice' });
    await expect(sign(await someActor(db), first)).rejects.toMatchObject({
      code: 'promoter.not_found',
    });
    await declineRequest(deps, { actor: undefined, asked: { token: second } });
    const { request } = await readRequest(deps, { actor: requester, requestId });
    expect(request.promotersSigned).toBe(1);
  });

  it('is nobody else’s to read', async () => {
    const { requestId } = await aCommunityRequest(db);
    const reading = readRequest(deps, { actor: await someActor(db), requestId });
    await expect(reading).rejects.toMatchObject({ code: 'community_request.not_found' });
  });

  it('is told of what looks like it, but of no hidden community', async () => {
    const texts = (name: string) => ({ it: { name, summary: 'Semi', howToJoin: '' } });
    const seen = await aCommunity(db, { texts: texts('Orti e giardini della città') });
    await aCommunity(db, { visibility: 'hidden', texts: texts('Orti segreti') });
    const byTopic = await aCommunity(db, { topics: ['orti'] });
    const actor = await someActor(db);
    const similar = await findSimilar(deps, { actor, wish: aWish, locale: 'it' });
    expect(similar.map(({ slug }) => slug)).toEqual([seen.slug, byTopic.slug]);
  });
});

describe('the staff’s decision', () => {
  it('asks back and is answered, as often as it takes', async () => {
    const { requestId, requester } = await aCommunityRequest(db);
    const staff = await aStaffMember(db);
    const answer = () => answerQuestion(deps, { actor: requester, requestId, text: 'Due volte.' });
    await expect(answer()).rejects.toMatchObject({ code: 'community_request.nothing_asked' });
    const question = { requestId, text: 'Quanto spesso vi vedete?' };
    await expect(askRequester(deps, { actor: requester, ...question })).rejects.toMatchObject({
      code: 'right.missing',
    });
    await askRequester(deps, { actor: staff, ...question });
    await answer();
    const view = await readRequest(deps, { actor: staff, requestId });
    expect(view.messages.map(({ side }) => side)).toEqual(['staff', 'requester']);
    expect(view.request.status).toBe('requested');
  });

  it('approves only what enough have signed: a draft begins, its requester the manager', async () => {
    const staff = await aStaffMember(db);
    const unsigned = await aCommunityRequest(db);
    const approve = (requestId: typeof unsigned.requestId, slug = newSlug()) =>
      approveRequest(deps, { actor: staff, requestId, slug });
    await expect(approve(unsigned.requestId)).rejects.toMatchObject({
      code: 'community_request.needs_promoters',
    });

    const { requestId, requester } = await aSignedRequest(db);
    const { slug: taken } = await aCommunity(db);
    await expect(approve(requestId, taken)).rejects.toMatchObject({ code: 'community.slug_taken' });
    const { communityId } = await approve(requestId);
    const community = await db
      .selectFrom('community')
      .innerJoin('role_grant', 'role_grant.community_id', 'community.id')
      .select(['community.status', 'role', 'founder', 'role_grant.member_id', 'granted_by'])
      .where('community.id', '=', communityId)
      .execute();
    expect(community).toEqual([
      {
        status: 'draft',
        role: 'manager',
        founder: true,
        member_id: requester.memberId,
        granted_by: staff.memberId,
      },
    ]);
    await expect(approve(requestId)).rejects.toMatchObject({ code: 'community_request.closed' });
  });

  it('I7 is never on one’s own request', async () => {
    const staff = await aStaffMember(db);
    const { requestId } = await aSignedRequest(db, { requester: staff });
    const own = { code: 'community_request.own' };
    const approving = approveRequest(deps, { actor: staff, requestId, slug: newSlug() });
    await expect(approving).rejects.toMatchObject(own);
    await expect(
      askRequester(deps, { actor: staff, requestId, text: 'Io?' }),
    ).rejects.toMatchObject(own);
    const refusing = refuseRequest(deps, { actor: staff, requestId, reason: 'Cambio idea' });
    await expect(refusing).rejects.toMatchObject(own);
  });

  it('I9 refuses with a reason only', async () => {
    const { requestId } = await aCommunityRequest(db);
    const actor = await aStaffMember(db);
    const refuse = (reason: string) => refuseRequest(deps, { actor, requestId, reason });
    await expect(refuse('  ')).rejects.toMatchObject({ code: 'community_request.reason_missing' });
    await refuse('Ce n’è già una');
  });

  it('loses to a withdrawal at the same moment', async () => {
    const { requestId, requester } = await aSignedRequest(db);
    const staff = await aStaffMember(db);
    const withdrawing = await db.startTransaction().execute();
    await setRequestStatus(withdrawing, requestId, 'withdrawn');

    const approving = approveRequest(deps, { actor: staff, requestId, slug: newSlug() });
    await Promise.race([approving, untilBlocked(db)]);
    await withdrawing.commit().execute();

    await expect(approving).rejects.toMatchObject({ code: 'community_request.closed' });
    await expect(withdrawRequest(deps, { actor: requester, requestId })).rejects.toMatchObject({
      code: 'community_request.closed',
    });
  });

  it('stands: what is decided cannot be decided again, even past the program', async () => {
    const { requestId } = await aCommunityRequest(db);
    const actor = await aStaffMember(db);
    await refuseRequest(deps, { actor, requestId, reason: 'Ce n’è già una' });
    const reopening = db
      .transaction()
      .execute((trx) => setRequestStatus(trx, requestId, 'requested'));
    await expect(reopening).rejects.toThrow(/immutable/);
  });
});
