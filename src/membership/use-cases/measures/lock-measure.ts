// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { MeasureId } from '../../../kernel/ids.js';
import type { Community } from '../../domain/community.js';
import type { Measure } from '../../domain/measures/measure.js';
import { lockCommunity } from '../../store/communities.js';
import { findMeasure, lockMeasure } from '../../store/measures/measures.js';

/**
 * Reads a measure with its community, the community locked first as everywhere.
 * @throws PiazzaError `measure.not_found`
 */
export async function lockMeasureWithCommunity(
  trx: Trx,
  id: MeasureId,
): Promise<{ measure: Measure; community: Community | undefined }> {
  const known = await findMeasure(trx, id);
  if (!known) throw new PiazzaError('measure.not_found', { id });
  const { communityId } = known;
  const community = communityId && (await lockCommunity(trx, { id: communityId }));
  const measure = await lockMeasure(trx, id);
  if (!measure) throw new PiazzaError('measure.not_found', { id });
  return { measure, community };
}
