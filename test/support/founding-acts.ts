// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../src/database/database.js';
import { day, later, systemClock as now } from '../../src/kernel/clock.js';
import { trustId } from '../../src/kernel/ids.js';
import { listPromoters } from '../../src/membership/store/founding/promoters.js';
import {
  declineRequest,
  signRequest,
} from '../../src/membership/use-cases/founding/answer-promotion.js';
import { answerQuestion } from '../../src/membership/use-cases/founding/answer-question.js';
import { approveRequest } from '../../src/membership/use-cases/founding/approve-request.js';
import { askRequester } from '../../src/membership/use-cases/founding/ask-requester.js';
import {
  eraseFounding,
  moveFounding,
} from '../../src/membership/use-cases/founding/change-of-member.js';
import { closeDueGatherings } from '../../src/membership/use-cases/founding/close-due-gatherings.js';
import { refuseRequest } from '../../src/membership/use-cases/founding/refuse-request.js';
import { remindPromoter } from '../../src/membership/use-cases/founding/remind-promoter.js';
import { replacePromoter } from '../../src/membership/use-cases/founding/replace-promoter.js';
import { withdrawRequest } from '../../src/membership/use-cases/founding/withdraw-request.js';
import { aCommunityRequest, aSignedRequest, foundingDeps } from './builders/founding.js';
import { aStaffMember, someActor, someMember } from './builders/membership.js';

/** Each prepares what it needs and returns the act to be watched. */
export function foundingActs(
  db: Db,
): Readonly<Record<string, () => Promise<() => Promise<unknown>>>> {
  const deps = foundingDeps(db);
  const inDays = (days: number) => ({ db, now: () => later(now(), days * day) });
  return {
    'founding/request-community': async () => {
      const requester = await someActor(db);
      return () => aCommunityRequest(db, { requester });
    },
    'founding/answer-promotion': async () => {
      const { tokens } = await aCommunityRequest(db);
      const actor = await someActor(db);
      return () => signRequest(deps, { actor, asked: { token: tokens[0] ?? '' } });
    },
    'founding/answer-promotion with no': async () => {
      const { tokens } = await aCommunityRequest(db);
      const asked = { token: tokens[0] ?? '' };
      return () => declineRequest(deps, { actor: undefined, asked });
    },
    'founding/replace-promoter': async () => {
      const { requestId, requester } = await aCommunityRequest(db);
      const [first] = await listPromoters(db, requestId);
      const promoterId = first?.id ?? trustId('');
      const named = { address: 'nuova@example.org' };
      const input = { actor: requester, requestId, promoterId, named, locale: 'it' } as const;
      return () => replacePromoter(deps, input);
    },
    'founding/remind-promoter': async () => {
      const { requestId, requester: actor } = await aCommunityRequest(db);
      const [first] = await listPromoters(db, requestId);
      const promoterId = first?.id ?? trustId('');
      return () => remindPromoter(inDays(4), { actor, requestId, promoterId });
    },
    'founding/close-due-gatherings': async () => {
      await aCommunityRequest(db);
      return () => closeDueGatherings(inDays(50));
    },
    'founding/close-due-gatherings (lapsed)': async () => {
      await aCommunityRequest(db);
      await closeDueGatherings(inDays(50));
      return () => closeDueGatherings(inDays(61));
    },
    'founding/withdraw-request': async () => {
      const { requestId, requester } = await aCommunityRequest(db);
      return () => withdrawRequest(deps, { actor: requester, requestId });
    },
    'founding/ask-requester': async () => {
      const [{ requestId }, actor] = [await aCommunityRequest(db), await aStaffMember(db)];
      return () => askRequester(deps, { actor, requestId, text: 'Quando?' });
    },
    'founding/answer-question': async () => {
      const { requestId, requester } = await aCommunityRequest(db);
      const staff = await aStaffMember(db);
      await askRequester(deps, { actor: staff, requestId, text: 'Quando?' });
      return () => answerQuestion(deps, { actor: requester, requestId, text: 'Il lunedì' });
    },
    'founding/refuse-request': async () => {
      const [{ requestId }, actor] = [await aCommunityRequest(db), await aStaffMember(db)];
      return () => refuseRequest(deps, { actor, requestId, reason: 'Esiste già' });
    },
    'founding/approve-request': async () => {
      const [{ requestId }, actor] = [await aSignedRequest(db), await aStaffMember(db)];
      return () => approveRequest(deps, { actor, requestId, slug: trustId('approvata') });
    },
    'founding/change-of-member': async () => {
      const { requester, tokens } = await aCommunityRequest(db);
      const signer = await someActor(db);
      await signRequest(deps, { actor: signer, asked: { token: tokens[0] ?? '' } });
      const move = { to: await someMember(db), at: now() };
      return () =>
        db.transaction().execute(async (trx) => {
          await moveFounding(trx, signer.memberId, move);
          await moveFounding(trx, requester.memberId, move);
        });
    },
    'founding/change-of-member (erased)': async () => {
      const { requester } = await aCommunityRequest(db);
      const { memberId } = requester;
      return () => db.transaction().execute((trx) => eraseFounding(trx, memberId, now()));
    },
  };
}
