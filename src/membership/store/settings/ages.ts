// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { CommunityId, MemberId } from '../../../kernel/ids.js';
import type { Ages } from '../../domain/joining/ages.js';

/** Of which age class members are, and what that rests on. */
export interface AgePolicy {
  /** Undefined for all. */
  readonly ages: Ages | undefined;
  readonly assessment: string;
  readonly setAt: Date | undefined;
}

export async function readAgePolicy(db: Db | Trx, id: CommunityId): Promise<AgePolicy> {
  const row = await db
    .selectFrom('community')
    .select(['ages', 'age_assessment', 'age_set_at'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return {
    ages: row.ages ?? undefined,
    assessment: row.age_assessment ?? '',
    setAt: row.age_set_at ?? undefined,
  };
}

/** Violates `community_age_assessed` for a restriction that nobody has given reasons for. */
export async function saveAgePolicy(
  trx: Trx,
  id: CommunityId,
  policy: {
    readonly ages: Ages | undefined;
    readonly assessment: string;
    readonly by: MemberId;
    readonly at: Date;
  },
): Promise<void> {
  await trx
    .updateTable('community')
    .set((e) => ({
      ages: policy.ages ?? null,
      age_assessment: policy.assessment,
      age_set_by: policy.by,
      age_set_at: policy.at,
      revision: e('revision', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
}
