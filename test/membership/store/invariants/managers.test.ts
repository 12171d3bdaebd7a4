// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sql } from 'kysely';
import type { Db, Trx } from '../../../../src/database/database.js';
import { violatedConstraint } from '../../../../src/database/constraint.js';
import type { CommunityId } from '../../../../src/kernel/ids.js';
import { aCommunity, aGrant, aStint } from '../../../support/builders/membership.js';
import { untilBlocked, useDatabase } from '../../../support/database.js';

const { db } = useDatabase();

/** What the community's row says, and what the rows of its roles say. */
async function counted(id: CommunityId) {
  const { rows } = await sql<{ said: number; held: number; status: string }>`
    select c.active_managers as said, c.status, (
      select count(*)::integer from role_grant g join stint s on s.id = g.stint_id
      where g.community_id = c.id and g.role in ('manager', 'caretaker') and g.status = 'active'
        and s.status in ('active', 'grace') and s.paused_at is null
    ) as held
    from community c where c.id = ${id}`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('no community');
  return row;
}

const changes = {
  suspend: `update stint set status = 'suspended' where id = $stint and ended_at is null`,
  resume: `update stint set status = 'active' where id = $stint and ended_at is null`,
  grace: `update stint set status = 'grace', grace_until = now(), grace_reason = 'expired' where id = $stint and ended_at is null`,
  pause: `update stint set paused_at = now() where id = $stint and ended_at is null`,
  unpause: `update stint set paused_at = null where id = $stint and ended_at is null`,
  'end roles': `update role_grant set status = 'dropped', ended_at = now() where stint_id = $stint and ended_at is null`,
  'end membership': `update stint set status = 'left', ended_at = now() where id = $stint and ended_at is null`,
  'delete roles': `delete from role_grant where stint_id = $stint`,
} as const;
type Change = keyof typeof changes | 'manager' | 'caretaker' | 'editor' | 'offered';

const apply = async (on: Db | Trx, change: keyof typeof changes, stint: string): Promise<void> => {
  await sql.raw(changes[change].replace('$stint', `'${stint}'`)).execute(on);
};

const refusals = [
  'community_has_manager',
  'role_grant_stint',
  'role_grant_no_overlap',
  'role_grant_open_key',
  'role_grant_immutable',
];

describe('I2 the count of those who answer for a community', () => {
  it('I2 is what the rows say, whatever changes them, and never none for an active one', async () => {
    const step = fc.record({
      who: fc.nat(2),
      change: fc.constantFrom<Change>(
        ...(Object.keys(changes) as (keyof typeof changes)[]),
        ...(['manager', 'caretaker', 'editor', 'offered'] as const),
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 25 }), async (steps) => {
        const community = await aCommunity(db);
        const { id: first } = await db
          .selectFrom('stint')
          .select('id')
          .where('community_id', '=', community.id)
          .executeTakeFirstOrThrow();
        const others = [await aStint(db, { community }), await aStint(db, { community })];
        const people = [
          { stint: first, memberId: community.managerId },
          ...others.map(({ id, memberId }) => ({ stint: id, memberId })),
        ];
        for (const { who, change } of steps) {
          const person = people[who];
          if (!person) throw new Error('there are not so many people');
          const { stint, memberId } = person;
          try {
            if (change in changes) await apply(db, change as keyof typeof changes, stint);
            else if (change === 'offered') {
              await aGrant(db, { community, memberId, role: 'manager', status: 'offered' });
            } else await aGrant(db, { community, memberId, role: change as 'editor' });
          } catch (error) {
            expect([steps, refusals]).toEqual([
              steps,
              expect.arrayContaining([violatedConstraint(error)]),
            ]);
          }
          const { said, held, status } = await counted(community.id);
          expect([steps, change, said]).toEqual([steps, change, held]);
          expect([steps, change, status === 'active' && held === 0]).toEqual([
            steps,
            change,
            false,
          ]);
        }
      }),
      { numRuns: 30 },
    );
  }, 120_000);

  it.each(['suspend', 'pause'] as const)(
    'I2 stays true when a role begins while its membership comes to rest: %s',
    async (change) => {
      const community = await aCommunity(db);
      const { id: stint, memberId } = await aStint(db, { community });
      const resting = await db.startTransaction().execute();
      await apply(resting, change, stint);

      const beginning = aGrant(db, { community, memberId, role: 'manager' });
      await Promise.race([beginning, untilBlocked(db)]);
      await resting.commit().execute();
      await beginning;
      expect(await counted(community.id)).toMatchObject({ said: 1, held: 1 });
    },
  );

  it.each(['suspend', 'pause'] as const)(
    'I2 stays true when a membership comes to rest while its role begins: %s',
    async (change) => {
      const community = await aCommunity(db);
      const { id: stint, memberId } = await aStint(db, { community });
      const beginning = await db.startTransaction().execute();
      await sql`insert into role_grant (id, stint_id, community_id, member_id, role, status, granted_by,
          valid_from, valid_until, created_at)
        values (gen_random_uuid(), ${stint}, ${community.id}, ${memberId}, 'manager', 'active',
          ${community.managerId}, now(), now() + interval '1 year', now())`.execute(beginning);

      const resting = apply(db, change, stint);
      await Promise.race([resting, untilBlocked(db)]);
      await beginning.commit().execute();
      await resting;
      expect(await counted(community.id)).toMatchObject({ said: 1, held: 1 });
    },
  );
});
