// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Actor } from '../../../../../src/kernel/actor.js';
import { day, later, systemClock as now } from '../../../../../src/kernel/clock.js';
import { PiazzaError } from '../../../../../src/kernel/errors.js';
import { newId, type RoleGrantId } from '../../../../../src/kernel/ids.js';
import type { Community } from '../../../../../src/membership/domain/community.js';
import { answerOffer } from '../../../../../src/membership/use-cases/answer-offer.js';
import { lapseOffers } from '../../../../../src/membership/use-cases/close-due-grants.js';
import { exportMember } from '../../../../../src/membership/use-cases/export-member.js';
import { getCommunity } from '../../../../../src/membership/use-cases/get-community.js';
import { listMembers } from '../../../../../src/membership/use-cases/list-members.js';
import { myMemberships } from '../../../../../src/membership/use-cases/my-memberships.js';
import { previewLeave } from '../../../../../src/membership/use-cases/preview-leave.js';
import { proposeRole } from '../../../../../src/membership/use-cases/propose-role.js';
import { readRegister } from '../../../../../src/membership/use-cases/register/read-register.js';
import { resignRole } from '../../../../../src/membership/use-cases/resign-role.js';
import { withdrawOffer } from '../../../../../src/membership/use-cases/withdraw-offer.js';
import { aCommunity, aGrant, aStint, actorOf } from '../../../../support/builders/membership.js';
import { useDatabase } from '../../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };
const locale = 'it';

const ends = ['open', 'declined', 'withdrawn', 'lapsed'] as const;
type End = (typeof ends)[number];
const role = fc.constantFrom('manager', 'co_manager', 'moderator', 'editor', 'observer');

/** An offer by the manager, and what became of it. */
async function anOffer(
  community: Community & { readonly managerId: Actor['memberId'] },
  { to, as, end }: { to: Actor['memberId']; as: Parameters<typeof aGrant>[1]['role']; end: End },
): Promise<RoleGrantId> {
  const createdAt = later(now(), -(end === 'lapsed' ? 20 : 1) * day);
  const offered = { status: 'offered', offeredBy: community.managerId, createdAt } as const;
  const { id: grantId } = await aGrant(db, { community, memberId: to, role: as, ...offered });
  if (end === 'declined') {
    await answerOffer(deps, { actor: actorOf(to), grantId, accept: false });
  }
  if (end === 'withdrawn') {
    await withdrawOffer(deps, { actor: actorOf(community.managerId), grantId });
  }
  if (end === 'lapsed') expect(await lapseOffers(deps)).toBe(1);
  return grantId;
}

const codeOf = async (act: Promise<unknown>): Promise<string> => {
  const error = await act.then(
    () => undefined,
    (caught: unknown) => caught,
  );
  return error instanceof PiazzaError ? error.code : 'done';
};

/** Everything of the community and of themselves that a member reads. */
async function seenBy(actor: Actor, { slug }: Community): Promise<unknown> {
  const { memberId } = actor;
  return {
    page: await getCommunity(deps, { slug, locale, viewer: actor }),
    own: await myMemberships(deps, { memberId, locale }),
    members: await listMembers(deps, { actor, slug }),
    register: await readRegister(deps, { actor, slug, locale }),
    leaving: await previewLeave(deps, { actor, slug, locale }),
    data: await exportMember(db, memberId),
  };
}

describe('(j) an offer that was refused or lapsed', () => {
  it('(j) tells nothing of what was offered to others, whatever became of that', async () => {
    const others = fc.array(fc.record({ as: role, end: fc.constantFrom(...ends) }), {
      minLength: 1,
      maxLength: 3,
    });
    const own = fc.constantFrom('declined' as const, 'withdrawn' as const, 'lapsed' as const);
    await fc.assert(
      fc.asyncProperty(role, own, others, async (as, end, offers) => {
        const community = await aCommunity(db);
        const { memberId } = await aStint(db, { community });
        const more = [];
        for (const _ of offers) more.push(await aStint(db, { community }));
        const actor = actorOf(memberId);
        await anOffer(community, { to: memberId, as, end });
        const before = await seenBy(actor, community);

        for (const [index, offer] of offers.entries()) {
          const to = more[index]?.memberId ?? memberId;
          const grantId = await anOffer(community, { to, ...offer });
          const unknown = newId<RoleGrantId>();
          for (const act of [answerOffer, resignRole]) {
            const [peeked, guessed] = [grantId, unknown].map((id) =>
              codeOf(act(deps, { actor, grantId: id, accept: true })),
            );
            expect(await peeked).toBe(await guessed);
          }
        }
        expect(await seenBy(actor, community)).toEqual(before);
      }),
      { numRuns: 12 },
    );
  }, 60_000);

  it('(j) nor does putting oneself forward for the same role', async () => {
    const propose = async (offers: readonly End[]) => {
      const community = await aCommunity(db);
      const { memberId } = await aStint(db, { community });
      for (const end of offers) {
        const { memberId: to } = await aStint(db, { community });
        await anOffer(community, { to, as: 'co_manager', end });
      }
      const proposal = { slug: community.slug, role: 'co_manager', message: '' } as const;
      return codeOf(proposeRole(deps, { actor: actorOf(memberId), ...proposal }));
    };
    expect(await propose(ends)).toBe(await propose([]));
  });
});
