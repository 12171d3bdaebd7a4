// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { systemClock as now } from '../../../../src/kernel/clock.js';
import type { Ages } from '../../../../src/membership/domain/joining/ages.js';
import type { Community } from '../../../../src/membership/domain/community.js';
import { decideJoinRequest } from '../../../../src/membership/use-cases/decide-join-request.js';
import { getCommunity } from '../../../../src/membership/use-cases/get-community.js';
import { joinCommunity } from '../../../../src/membership/use-cases/join-community.js';
import { setAgePolicy } from '../../../../src/membership/use-cases/settings/set-age-policy.js';
import { aPerson } from '../../../support/builders/cards.js';
import { aCommunity, aStint, actorOf } from '../../../support/builders/membership.js';
import { useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };
const assessment = 'Si parla di dipendenze e di cura.';

type Managed = Pick<Community, 'id' | 'slug'> & {
  readonly managerId: Parameters<typeof actorOf>[0];
};

async function restrict(
  { id, slug, managerId }: Managed,
  ages: Ages | undefined,
  why = assessment,
) {
  const { revision } = await db
    .selectFrom('community')
    .select('revision')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const actor = actorOf(managerId);
  await setAgePolicy(deps, { actor, slug, revision, ages, assessment: why });
}

describe('of which age class members are', () => {
  it.each([
    ['adults', 'minor', 'membership.adults_only'],
    ['adults', null, 'membership.age_unknown'],
    ['minors', 'adult', 'membership.minors_only'],
    ['minors', null, 'membership.age_unknown'],
  ] as const)('%s: somebody of age class %s is told %s', async (ages, ageClass, code) => {
    const community = await aCommunity(db);
    await restrict(community, ages);
    const actor = actorOf(await aPerson(db, ageClass));
    const { slug } = community;
    await expect(joinCommunity(deps, { actor, slug })).rejects.toMatchObject({ code });
    const page = await getCommunity(deps, { slug, locale: 'it', viewer: actor });
    expect(page.viewer.unmet).toEqual([{ code }]);
    expect(page.viewer.alternatives).toEqual([]);
  });

  it.each([
    ['adults', 'adult'],
    ['minors', 'minor'],
    [undefined, null],
  ] as const)('%s lets in somebody of age class %s', async (ages, ageClass) => {
    const community = await aCommunity(db);
    await restrict(community, ages);
    const actor = actorOf(await aPerson(db, ageClass));
    const joined = await joinCommunity(deps, { actor, slug: community.slug });
    expect(joined.outcome).toBe('joined');
  });

  it('is judged again when a request is decided', async () => {
    const community = await aCommunity(db, { joinPath: 'approval' });
    const actor = actorOf(await aPerson(db, 'minor'));
    const asked = await joinCommunity(deps, { actor, slug: community.slug });
    await restrict(community, 'adults');
    if (asked.outcome !== 'requested') throw new Error('it is open');
    const { requestId } = asked;
    const manager = actorOf(community.managerId);
    const deciding = decideJoinRequest(deps, { actor: manager, requestId, decision: 'approve' });
    await expect(deciding).rejects.toMatchObject({
      code: 'join_request.not_eligible',
      context: { unmet: ['membership.adults_only'] },
    });
  });

  it('is set by managers only, with an assessment that is kept with who made it', async () => {
    const community = await aCommunity(db);
    await expect(restrict(community, 'adults', '   troppo breve   ')).rejects.toMatchObject({
      code: 'community.age_not_assessed',
    });
    const { memberId } = await aStint(db, { community });
    const denied = restrict({ ...community, managerId: memberId }, 'adults');
    await expect(denied).rejects.toMatchObject({ code: 'right.missing' });
    await restrict(community, 'minors');
    const row = await db
      .selectFrom('community')
      .select(['ages', 'age_assessment', 'age_set_by'])
      .where('id', '=', community.id)
      .executeTakeFirstOrThrow();
    const { managerId } = community;
    expect(row).toEqual({ ages: 'minors', age_assessment: assessment, age_set_by: managerId });
    const actor = actorOf(managerId);
    const late = { actor, slug: community.slug, revision: 0, ages: undefined, assessment };
    await expect(setAgePolicy(deps, late)).rejects.toMatchObject({ code: 'community.changed' });
  });
});
