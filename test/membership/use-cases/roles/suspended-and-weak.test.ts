// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { systemClock as now } from '../../../../src/kernel/clock.js';
import { getCommunity } from '../../../../src/membership/use-cases/get-community.js';
import { proposeRole } from '../../../../src/membership/use-cases/propose-role.js';
import { listHeldRoles } from '../../../../src/membership/use-cases/roles/list-held-roles.js';
import { listManagedMembers } from '../../../../src/membership/use-cases/roles/list-managed-members.js';
import { listGrants } from '../../../../src/membership/use-cases/roles/read-grants.js';
import { aSuspension } from '../../../support/builders/measures.js';
import { aCommunity, aStaffMember, aStint, actorOf } from '../../../support/builders/membership.js';
import { useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };

describe('somebody who is suspended in a community', () => {
  it('puts themselves forward for no role there', async () => {
    const community = await aCommunity(db);
    const { memberId } = await aStint(db, { community });
    const proposal = { actor: actorOf(memberId), slug: community.slug, message: 'Ci sono.' };
    await aSuspension(db, community, memberId);
    const proposing = proposeRole(deps, { ...proposal, role: 'moderator' });
    await expect(proposing).rejects.toMatchObject({ code: 'right.missing' });
  });

  it('is shown no role to ask for', async () => {
    const community = await aCommunity(db);
    const { memberId } = await aStint(db, { community });
    const read = async () => {
      const reading = { slug: community.slug, locale: 'it', viewer: actorOf(memberId) } as const;
      return (await getCommunity(deps, reading)).viewer.proposable;
    };
    expect(await read()).toContain('moderator');
    await aSuspension(db, community, memberId);
    expect(await read()).toEqual([]);
  });
});

describe('whoever manages a community and came in by a weak sign-in', () => {
  const lists = { listHeldRoles, listManagedMembers, listGrants };
  it.each(Object.keys(lists) as (keyof typeof lists)[])(
    'is told by %s that a stronger one would do',
    async (list) => {
      const { slug, managerId } = await aCommunity(db);
      const staff = await aStaffMember(db);
      for (const actor of [
        actorOf(managerId, { level: 'low' }),
        { ...staff, level: 'low' as const },
      ]) {
        const minimum = { code: 'session.level_too_low', context: { minimum: 'substantial' } };
        await expect(lists[list](deps, { actor, slug })).rejects.toMatchObject(minimum);
      }
    },
  );

  it('is told what a member is told where no sign-in would do', async () => {
    const community = await aCommunity(db);
    const { memberId } = await aStint(db, { community });
    for (const level of ['low', 'substantial'] as const) {
      const asking = listGrants(deps, {
        actor: actorOf(memberId, { level }),
        slug: community.slug,
      });
      await expect(asking).rejects.toMatchObject({ code: 'right.missing' });
    }
  });
});
