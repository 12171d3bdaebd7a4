// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import { later, type Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import { newId, type CommunityId, type MemberExportId, type Slug } from '../../../kernel/ids.js';
import { longestExport, type ExportedMember } from '../../domain/exporting/export.js';
import { holdCommunity } from '../../store/communities.js';
import { insertExport } from '../../store/exporting/exports.js';
import { readExportedPage } from '../../store/exporting/exported-members.js';
import type { MemberKey } from '../../store/member-list.js';
import { demand, demandFresh, demandSight, powersOf } from '../authorise.js';
import { transact } from '../transact.js';
import { endExport } from './end-export.js';

type Deps = { readonly db: Db; readonly now: Clock };

interface Begun {
  readonly id: MemberExportId;
  readonly communityId: CommunityId;
  readonly affiliations: boolean;
  readonly until: Date;
}

const pageSize = 500;

/**
 * The members of a community for a file, newest first, page by page: each page is one statement of its own, so
 * that neither memory nor a transaction grows with them. Who took it along stands before the first page does;
 * how many it named is told when the last one is read, or the reader goes away. The pages end with
 * `export.time_over` instead where they are read too slowly.
 *
 * @throws PiazzaError `session.not_fresh`, `session.level_too_low { minimum }`, `community.not_found`, `right.missing`
 */
export async function exportMembers(
  deps: Deps,
  { actor, slug }: { readonly actor: Actor; readonly slug: Slug },
): Promise<AsyncGenerator<readonly ExportedMember[]>> {
  demandFresh(actor, deps.now);
  const begun = await transact(deps.db, async (trx) => {
    const community = await holdCommunity(trx, slug);
    const powers = await powersOf(trx, actor, community.id);
    demandSight(powers, community);
    demand(powers, 'member.export');
    const at = deps.now();
    const id = newId<MemberExportId>(at.getTime());
    await insertExport(trx, { id, communityId: community.id, by: actor.memberId, at });
    const affiliations = community.cardFields.includes('affiliation');
    return { id, communityId: community.id, affiliations, until: later(at, longestExport) };
  });
  return pagesOf(deps, begun);
}

async function* pagesOf(
  deps: Deps,
  { id, communityId, affiliations, until }: Begun,
): AsyncGenerator<readonly ExportedMember[]> {
  let lines = 0;
  let after: MemberKey | undefined;
  let complete = false;
  try {
    do {
      const asked = { after, affiliations, limit: pageSize };
      const { members, next } = await readExportedPage(deps.db, communityId, asked);
      lines += members.length;
      yield members;
      after = next;
    } while (after && deps.now() < until);
    complete = after === undefined;
  } finally {
    await endExport(deps, id, { lines, complete });
  }
  // A file that only stopped would look whole: one that fails does not.
  if (!complete) throw new PiazzaError('export.time_over', { lines });
}
