// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import { preparedOn } from '../../../database/prepared.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { MemberId, Slug } from '../../../kernel/ids.js';
import type { Community } from '../../domain/community.js';
import { candidacyQuery, toCandidacy, type Candidacy, type CandidacyRow } from '../candidacy.js';
import { communityColumns, toCommunity, type CommunityRow } from '../communities.js';

const text = `
  select ${communityColumns.map((column) => `c.${column}`).join(', ')}, ${candidacyQuery.columns}
  from ${candidacyQuery.from} where c.slug = $3 for share of c`;

/**
 * Reads a community, as `holdCommunity` does, and what is known of who would join it, in one statement.
 * After waiting for a change of the community its rules are the new ones; all else is as it stood before, so
 * that whoever writes what hangs on the community reads that again.
 * @throws PiazzaError `community.not_found`
 */
export async function holdCandidacy(
  trx: Trx,
  { slug, memberId, at }: { slug: Slug; memberId: MemberId; at: Date },
): Promise<{ readonly community: Community; readonly candidacy: Candidacy }> {
  const values = [memberId, at, slug];
  const [row] = await preparedOn(trx)<CandidacyRow & CommunityRow>('candidacy_hold', text, values);
  if (!row) throw new PiazzaError('community.not_found', { by: slug });
  return { community: toCommunity(row), candidacy: toCandidacy(row) };
}
