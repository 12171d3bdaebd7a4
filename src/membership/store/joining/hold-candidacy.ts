// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import { preparedOn } from '../../../database/prepared.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { MemberId, Slug } from '../../../kernel/ids.js';
import type { Community } from '../../domain/community.js';
import { candidacyQuery, toCandidacy, type Candidacy, type CandidacyRow } from '../candidacy.js';
import { communityColumns, toCommunity, type CommunityRow } from '../communities.js';

/** A community and what is known of who would join it. */
export interface Meeting {
  readonly community: Community;
  readonly candidacy: Candidacy;
  /** Another one after every change of the community. */
  readonly version: string;
}

interface Pair {
  readonly slug: Slug;
  readonly memberId: MemberId;
  readonly at: Date;
}

const text = `
  select ${communityColumns.map((column) => `c.${column}`).join(', ')}, c.xmin::text as version, ${candidacyQuery.columns}
  from ${candidacyQuery.from} where c.slug = $3`;

/**
 * Reads both in one statement.
 * @throws PiazzaError `community.not_found`
 */
export const readMeeting = (db: Db, pair: Pair): Promise<Meeting> =>
  read(db, pair, { name: 'meeting', text });

/**
 * The same, and keeps the community as it is, as `holdCommunity` does.
 * After waiting for a change of the community its rules are the new ones; all else is as it stood before, so
 * that whoever writes what hangs on the community reads that again.
 * @throws PiazzaError `community.not_found`
 */
export const holdCandidacy = (trx: Trx, pair: Pair): Promise<Meeting> =>
  read(trx, pair, { name: 'candidacy_hold', text: `${text} for share of c` });

async function read(
  db: Db | Trx,
  { slug, memberId, at }: Pair,
  query: { readonly name: string; readonly text: string },
): Promise<Meeting> {
  type Row = CandidacyRow & CommunityRow & Pick<Meeting, 'version'>;
  const [row] = await preparedOn(db)<Row>(query.name, query.text, [memberId, at, slug]);
  if (!row) throw new PiazzaError('community.not_found', { by: slug });
  return {
    community: toCommunity(row),
    candidacy: toCandidacy(row),
    version: row.version,
  };
}
