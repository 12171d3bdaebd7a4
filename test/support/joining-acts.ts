// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../src/database/database.js';
import { day, later, systemClock as now } from '../../src/kernel/clock.js';
import { publishForm } from '../../src/membership/use-cases/form/publish-form.js';
import { editForm } from '../../src/membership/use-cases/form/edit-form.js';
import { joinCommunity } from '../../src/membership/use-cases/join-community.js';
import { followCommunity } from '../../src/membership/use-cases/following/follow-community.js';
import { askApplicant } from '../../src/membership/use-cases/requests/ask-applicant.js';
import { closeDueRequests } from '../../src/membership/use-cases/requests/close-due-requests.js';
import { remindManagers } from '../../src/membership/use-cases/requests/remind-managers.js';
import { resubmitRequest } from '../../src/membership/use-cases/requests/resubmit-request.js';
import { acceptTerms } from '../../src/membership/use-cases/terms-of-use/accept-terms.js';
import { publishTerms } from '../../src/membership/use-cases/terms-of-use/publish-terms.js';
import { everyKind } from './builders/form.js';
import { aCommunity, actorOf, aStaffMember, aStint, someActor } from './builders/membership.js';
import { someTerms, terms } from './builders/terms.js';

type Act = () => Promise<() => Promise<unknown>>;

/** What changes rows around joining, each prepared for the test that watches every such act. */
export function joiningActs(db: Db): Readonly<Record<string, Act>> {
  const deps = { db, now };
  return {
    'form/publish-form': async () => {
      const { slug, managerId } = await aCommunity(db, { joinPath: 'approval' });
      const where = { actor: actorOf(managerId), slug };
      const question = everyKind['ente'];
      if (!question) throw new Error('the question is gone');
      const asked = { question, required: true };
      await editForm(deps, { ...where, change: { change: 'set', asked } });
      return () => publishForm(deps, where);
    },
    'terms-of-use/publish-terms': async () => {
      const { slug, managerId } = await aCommunity(db);
      const actor = actorOf(managerId);
      return () => publishTerms(deps, { actor, slug, texts: someTerms, material: true });
    },
    'terms-of-use/accept-terms': async () => {
      const community = await aCommunity(db);
      const version = await terms(db, community);
      const actor = actorOf((await aStint(db, { community })).memberId);
      const accepted = { versions: [version], lang: 'it' } as const;
      return () => acceptTerms(deps, { actor, slug: community.slug, accepted });
    },
    'join-community with terms': async () => {
      const community = await aCommunity(db);
      const accepted = { versions: [await terms(db, community)], lang: 'it' } as const;
      const actor = await someActor(db);
      return () => joinCommunity(deps, { actor, slug: community.slug, accepted });
    },
    'following/follow-community': async () => {
      const [{ slug }, actor] = [await aCommunity(db), await someActor(db, { level: 'none' })];
      return () => followCommunity(deps, { actor, slug, alerts: true });
    },
    'requests/ask-applicant': async () => {
      const { manager, requestId } = await aRequest(db);
      return () => askApplicant(deps, { actor: manager, requestId, question: 'Chi sei?' });
    },
    'requests/resubmit-request': async () => {
      const { manager, requestId, applicant: actor, slug } = await aRequest(db);
      await askApplicant(deps, { actor: manager, requestId, question: 'Chi sei?' });
      return () => resubmitRequest(deps, { actor, slug, reply: 'Io', message: '' });
    },
    'requests/close-due-requests': async () => {
      await aRequest(db);
      return () => closeDueRequests({ db, now: () => later(now(), 16 * day) });
    },
    'requests/remind-managers': async () => {
      const [{ slug }, actor] = [await aRequest(db), await aStaffMember(db)];
      await closeDueRequests({ db, now: () => later(now(), 16 * day) });
      return () => remindManagers({ db, now }, { actor, slug });
    },
    'requests/close-due-requests (lapse)': async () => {
      await aRequest(db);
      await closeDueRequests({ db, now: () => later(now(), 16 * day) });
      return () => closeDueRequests({ db, now: () => later(now(), 32 * day) });
    },
  };
}

async function aRequest(db: Db) {
  const { slug, managerId } = await aCommunity(db, { joinPath: 'approval' });
  const applicant = await someActor(db);
  const joined = await joinCommunity({ db, now }, { actor: applicant, slug });
  if (joined.outcome !== 'requested') throw new Error('it is open');
  return { slug, applicant, manager: actorOf(managerId), requestId: joined.requestId };
}
