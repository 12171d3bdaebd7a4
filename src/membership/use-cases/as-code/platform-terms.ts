// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { differences, type Difference } from '../../../kernel/differences.js';
import type { TermsDocument } from '../../domain/as-code/document.js';
import type { StatedTerms } from '../../domain/as-code/state.js';
import { readPlatformTerms } from '../../store/as-code/platform-terms.js';
import { publishTerms } from '../terms-of-use/publish-terms.js';
import { transact } from '../transact.js';
import { demandPlanned } from './planned.js';

/** The newest version of the platform's own terms; null before the first. */
export const exportPlatformTerms = async ({ db }: { db: Db }): Promise<StatedTerms | null> =>
  (await readPlatformTerms(db)) ?? null;

/** What a file would change of the platform's own terms, without changing it. */
export async function planPlatformTerms(
  { db }: { db: Db | Trx },
  { it, en }: TermsDocument,
): Promise<readonly Difference[]> {
  const from = (await readPlatformTerms(db)) ?? { it: '', en: '' };
  return differences({ ...from }, { it, en });
}

/**
 * Publishes the next version of the platform's own terms.
 * @throws PiazzaError `configuration.changed` when they are no longer what they were at the plan, and whatever
 *   publishing refuses
 */
export async function applyPlatformTerms(
  { db, now }: { db: Db; now: Clock },
  input: {
    readonly actor: Actor;
    readonly wanted: TermsDocument;
    readonly planned: readonly Difference[];
  },
): Promise<void> {
  const { actor, wanted, planned } = input;
  await transact(db, async (trx) => {
    demandPlanned(await planPlatformTerms({ db: trx }, wanted), planned, 'terms');
    const { it, en, material = false } = wanted;
    await publishTerms({ db: trx, now }, { actor, texts: { it, en }, material });
  });
}
