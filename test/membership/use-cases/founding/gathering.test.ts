// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { day, later, systemClock as now } from '../../../../src/kernel/clock.js';
import type { CommunityRequestId, PromoterId } from '../../../../src/kernel/ids.js';
import { listPromoters } from '../../../../src/membership/store/founding/promoters.js';
import {
  declineRequest,
  signRequest,
} from '../../../../src/membership/use-cases/founding/answer-promotion.js';
import { closeDueGatherings } from '../../../../src/membership/use-cases/founding/close-due-gatherings.js';
import { secretOf } from '../../../../src/membership/use-cases/founding/letters.js';
import { readPromotion } from '../../../../src/membership/use-cases/founding/read-promotion.js';
import { readRequest } from '../../../../src/membership/use-cases/founding/read-request.js';
import { remindPromoter } from '../../../../src/membership/use-cases/founding/remind-promoter.js';
import { replacePromoter } from '../../../../src/membership/use-cases/founding/replace-promoter.js';
import { writePromoterLetter } from '../../../../src/membership/use-cases/founding/write-letter.js';
import {
  aCommunityRequest,
  aSignedRequest,
  foundingDeps,
  type AskedCommunity,
} from '../../../support/builders/founding.js';
import { someActor } from '../../../support/builders/membership.js';
import { amidWrite, onTwoNodes } from '../../../support/two-nodes.js';
import { untilBlocked, useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = foundingDeps(db);
const inDays = (days: number) => ({ ...deps, now: () => later(now(), days * day) });
let made = 0;
const somebodyNew = (): { address: string } => ({ address: `nuova-${(made += 1)}@example.org` });

const promotersOf = async (requestId: CommunityRequestId) => listPromoters(db, requestId);
async function idAt(requestId: CommunityRequestId, index = 0): Promise<PromoterId> {
  const found = (await promotersOf(requestId))[index];
  if (!found) throw new Error('no promoter');
  return found.id;
}
const replace = async (
  { requestId, requester: actor }: AskedCommunity,
  { promoterId, named = somebodyNew() }: { promoterId: PromoterId; named?: { address: string } },
) => replacePromoter(deps, { actor, requestId, promoterId, named, locale: 'it' });

const eventsOf = async (requestId: CommunityRequestId, type: string) =>
  (
    await sql<{ data: Record<string, unknown>; subject: string }>`
      select data, subject from outbox where type = ${type} and data ->> 'request' = ${requestId}`.execute(
      db,
    )
  ).rows;
const statusOf = async (id: CommunityRequestId) =>
  (
    await db
      .selectFrom('community_request')
      .select('status')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  ).status;

describe('in the place of a promoter', () => {
  it('who declined another is named, signs, and the request is complete', async () => {
    const asked = await aCommunityRequest(db);
    const { requestId, requester, tokens } = asked;
    const [first = '', second = ''] = tokens;
    await declineRequest(deps, { actor: undefined, asked: { token: first } });
    expect(await eventsOf(requestId, 'promoter.declined')).toMatchObject([
      { data: { requester: requester.memberId } },
    ]);
    await signRequest(deps, { actor: await someActor(db), asked: { token: second } });

    await replace(asked, { promoterId: await idAt(requestId, 0) });
    const token = secretOf(deps, { id: await idAt(requestId, 2) });
    await signRequest(deps, { actor: await someActor(db), asked: { token } });
    const { request, promoters } = await readRequest(deps, { actor: requester, requestId });
    expect(promoters.map(({ status }) => status)).toEqual(['replaced', 'signed', 'signed']);
    expect(request.promotersSigned).toBe(2);
    expect(await eventsOf(requestId, 'promoter.signed')).toMatchObject([
      { data: { complete: false } },
      { data: { complete: true } },
    ]);
  });

  it('who has not answered another is named: the old link is dead', async () => {
    const asked = await aCommunityRequest(db);
    const token = asked.tokens[0] ?? '';
    const promoterId = await idAt(asked.requestId);
    await replace(asked, { promoterId });
    await expect(readPromotion(deps, { token })).rejects.toMatchObject({
      code: 'promoter.not_found',
    });
    const signing = signRequest(deps, { actor: await someActor(db), asked: { token } });
    await expect(signing).rejects.toMatchObject({ code: 'promoter.not_found' });
    await expect(replace(asked, { promoterId })).rejects.toMatchObject({
      code: 'promoter.answered',
    });
  });

  it('who signed nobody is named, nor twice the same person, nor by anybody else', async () => {
    const asked = await aCommunityRequest(db);
    const { requestId } = asked;
    await signRequest(deps, {
      actor: await someActor(db),
      asked: { token: asked.tokens[0] ?? '' },
    });
    const signed = replace(asked, { promoterId: await idAt(requestId, 0) });
    await expect(signed).rejects.toMatchObject({ code: 'promoter.answered' });
    const other = { promoterId: await idAt(requestId, 1) };
    const same = replace(asked, { ...other, named: { address: 'Una@example.org' } });
    await expect(same).rejects.toMatchObject({ code: 'promoter.already_named' });
    const foreign = replace({ ...asked, requester: await someActor(db) }, other);
    await expect(foreign).rejects.toMatchObject({ code: 'community_request.not_found' });
    const elsewhere = replace(await aCommunityRequest(db), other);
    await expect(elsewhere).rejects.toMatchObject({ code: 'promoter.not_found' });
  });

  it('no more than forty people are named in all', async () => {
    const asked = await aCommunityRequest(db);
    for (let named = 2; named < 40; named += 1) {
      await replace(asked, { promoterId: await idAt(asked.requestId, named - 1) });
    }
    const more = replace(asked, { promoterId: await idAt(asked.requestId, 39) });
    await expect(more).rejects.toMatchObject({ code: 'promoter.too_many' });
  });

  it('who signs at the same moment counts, and nobody is named instead', async () => {
    const asked = await aCommunityRequest(db);
    const promoterId = await idAt(asked.requestId);
    const actor = await someActor(db);
    const sign = () => signRequest(deps, { actor, asked: { token: asked.tokens[0] ?? '' } });
    let replacing: Promise<void> | undefined;
    await amidWrite(db, { table: 'community_promoter', kind: 'update' }, sign, async () => {
      replacing = replace(asked, { promoterId });
      replacing.catch(() => undefined);
      await untilBlocked(db, 2);
    });
    await expect(replacing).rejects.toMatchObject({ code: 'promoter.answered' });
    expect(await promotersOf(asked.requestId)).toHaveLength(2);
  });
});

describe('a promoter who has not answered', () => {
  it('is written to again with the same link, three times in all, days apart', async () => {
    const { requestId, requester: actor, tokens } = await aCommunityRequest(db);
    const promoterId = await idAt(requestId);
    const remind = (days: number) => remindPromoter(inDays(days), { actor, requestId, promoterId });
    const letter = () => writePromoterLetter(deps, { promoter: promoterId });
    const first = await letter();
    expect(first?.token).toBe(tokens[0]);
    await expect(remind(2)).rejects.toMatchObject({ code: 'promoter.too_often' });
    await remind(4);
    expect(await letter()).toMatchObject({ token: first?.token, to: first?.to });
    expect((await letter())?.id).not.toBe(first?.id);
    await expect(remind(6)).rejects.toMatchObject({ code: 'promoter.too_often' });
    await remind(8);
    await expect(remind(30)).rejects.toMatchObject({ code: 'promoter.too_often' });
    await declineRequest(deps, { actor: undefined, asked: { token: tokens[0] ?? '' } });
    await expect(remind(30)).rejects.toMatchObject({ code: 'promoter.answered' });
  });
});

describe('a request that not enough people sign', () => {
  it('is told of before it lapses, and then lapses, each once across nodes', async () => {
    const { requestId, requester, tokens } = await aCommunityRequest(db);
    const held = { table: 'community_request', id: requestId };
    const signer = await someActor(db);
    await signRequest(deps, { actor: signer, asked: { token: tokens[0] ?? '' } });
    await closeDueGatherings(inDays(45));
    expect(await eventsOf(requestId, 'community_request.lapse_near')).toEqual([]);
    await onTwoNodes(db, held, () => closeDueGatherings(inDays(47)));
    await closeDueGatherings(inDays(59));
    expect(await eventsOf(requestId, 'community_request.lapse_near')).toMatchObject([
      { subject: requester.memberId, data: { until: expect.any(String) } },
    ]);
    expect(await statusOf(requestId)).toBe('requested');

    await onTwoNodes(db, held, () => closeDueGatherings(inDays(61)));
    expect(await statusOf(requestId)).toBe('lapsed');
    expect(await eventsOf(requestId, 'community_request.lapsed')).toMatchObject([
      { subject: requester.memberId, data: { signers: [signer.memberId] } },
    ]);
    const late = signRequest(deps, {
      actor: await someActor(db),
      asked: { token: tokens[1] ?? '' },
    });
    await expect(late).rejects.toMatchObject({ code: 'community_request.closed' });
    await aCommunityRequest(db, { requester });
  });

  it('never lapses without a week of warning, even when the job stood still', async () => {
    const { requestId } = await aCommunityRequest(db);
    await closeDueGatherings(inDays(90));
    expect(await statusOf(requestId)).toBe('requested');
    await closeDueGatherings(inDays(96));
    expect(await statusOf(requestId)).toBe('requested');
    await closeDueGatherings(inDays(98));
    expect(await statusOf(requestId)).toBe('lapsed');
  });

  it('waits a month for somebody named late, and warns again', async () => {
    const asked = await aCommunityRequest(db);
    const { requestId, requester: actor } = asked;
    await closeDueGatherings(inDays(50));
    const input = { actor, requestId, promoterId: await idAt(requestId), named: somebodyNew() };
    await replacePromoter(inDays(55), { ...input, locale: 'it' });
    await closeDueGatherings(inDays(70));
    expect(await eventsOf(requestId, 'community_request.lapse_near')).toHaveLength(1);
    await closeDueGatherings(inDays(75));
    expect(await eventsOf(requestId, 'community_request.lapse_near')).toHaveLength(2);
    await closeDueGatherings(inDays(86));
    expect(await statusOf(requestId)).toBe('lapsed');
  });

  it('is none once enough have: the staff’s time is not the requester’s', async () => {
    const { requestId } = await aSignedRequest(db);
    await closeDueGatherings(inDays(50));
    await closeDueGatherings(inDays(400));
    expect(await statusOf(requestId)).toBe('requested');
    expect(await eventsOf(requestId, 'community_request.lapse_near')).toEqual([]);
  });
});
