// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../src/kernel/actor.js';
import { systemClock as now } from '../../../src/kernel/clock.js';
import { trustId, type Slug } from '../../../src/kernel/ids.js';
import { activateCommunity } from '../../../src/membership/use-cases/activate-community.js';
import { appointCaretaker } from '../../../src/membership/use-cases/appoint-caretaker.js';
import { getCommunity } from '../../../src/membership/use-cases/get-community.js';
import { joinCommunity } from '../../../src/membership/use-cases/join-community.js';
import { leaveCommunity } from '../../../src/membership/use-cases/leave-community.js';
import { listJoinRequests } from '../../../src/membership/use-cases/list-join-requests.js';
import { listMembers } from '../../../src/membership/use-cases/list-members.js';
import { memberGrowth } from '../../../src/membership/use-cases/member-growth.js';
import { nameFirstManager } from '../../../src/membership/use-cases/name-first-manager.js';
import { offerRole } from '../../../src/membership/use-cases/offer-role.js';
import { previewLeave } from '../../../src/membership/use-cases/preview-leave.js';
import { proposeRole } from '../../../src/membership/use-cases/propose-role.js';
import { withdrawJoinRequest } from '../../../src/membership/use-cases/withdraw-join-request.js';
import { aCommunity, someActor } from '../../support/builders/membership.js';
import { useDatabase } from '../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };
const locale = 'it';

type Try = (actor: Actor, slug: Slug) => Promise<unknown>;
const tries: Readonly<Record<string, Try>> = {
  getCommunity: (viewer, slug) => getCommunity(deps, { viewer, slug, locale }),
  joinCommunity: (actor, slug) => joinCommunity(deps, { actor, slug }),
  leaveCommunity: (actor, slug) => leaveCommunity(deps, { actor, slug }),
  previewLeave: (actor, slug) => previewLeave(deps, { actor, slug }),
  withdrawJoinRequest: (actor, slug) => withdrawJoinRequest(deps, { actor, slug }),
  listJoinRequests: (actor, slug) => listJoinRequests(deps, { actor, slug }),
  listMembers: (actor, slug) => listMembers(deps, { actor, slug }),
  memberGrowth: (viewer, slug) => memberGrowth(deps, { viewer, slug }),
  proposeRole: (actor, slug) => proposeRole(deps, { actor, slug, role: 'editor', message: '' }),
  offerRole: (actor, slug) =>
    offerRole(deps, { actor, slug, memberId: actor.memberId, role: 'editor' }),
  nameFirstManager: (actor, slug) =>
    nameFirstManager(deps, { actor, slug, memberId: actor.memberId }),
  activateCommunity: (actor, slug) => activateCommunity(deps, { actor, slug }),
  appointCaretaker: (actor, slug) =>
    appointCaretaker(deps, { actor, slug, memberId: actor.memberId }),
};

const codeOf = (attempt: Promise<unknown>): Promise<unknown> =>
  attempt.then(
    () => 'allowed',
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
  );

describe('I20 a hidden community is to a stranger as if it were not there', () => {
  it.each(Object.entries(tries))('%s', async (_, attempt) => {
    const actor = await someActor(db);
    const { slug } = await aCommunity(db, { visibility: 'hidden' });
    const missing = trustId<Slug>('mai-esistita');

    const hidden = await codeOf(attempt(actor, slug));

    expect(hidden).toMatch(/^(community.not_found|right.missing)$/);
    expect(hidden).toBe(await codeOf(attempt(actor, missing)));
  });
});
