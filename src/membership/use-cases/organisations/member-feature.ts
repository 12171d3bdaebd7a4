// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { MemberId } from '../../../kernel/ids.js';
import type { Level } from '../../../kernel/level.js';
import {
  blankAffiliations,
  listAffiliations,
  listLiveAffiliationsOf,
} from '../../store/organisations/affiliations.js';
import { listRefusals } from '../../store/organisations/refusals.js';
import {
  blankEvidence,
  listRepresentations,
  saveRepresentation,
} from '../../store/organisations/representatives.js';
import { listDelegationsOf } from '../../store/seats/lists.js';
import { blankSeatWords } from '../../store/seats/seats.js';
import { dropDelegateOffers } from '../seats/drop-offers.js';
import { representativeLevel } from './authorise.js';
import { endAffiliation } from './end-affiliation.js';
import { recordRepresentation } from './record-representation.js';

/** What erasing a member ends here; what they called themselves is blanked. */
export async function eraseMember(
  trx: Trx,
  { memberId, at }: { readonly memberId: MemberId; readonly at: Date },
): Promise<void> {
  for (const affiliation of await listLiveAffiliationsOf(trx, { memberId })) {
    await endAffiliation(trx, affiliation, { status: 'ended', at, by: memberId });
  }
  for (const held of await listRepresentations(trx, { memberId })) {
    const ended = { ...held, status: 'resigned' as const };
    await saveRepresentation(trx, ended, at);
    const type = 'organisation.representative_ended';
    await recordRepresentation(trx, type, ended, { actor: { memberId }, at });
  }
  await dropDelegateOffers(trx, memberId, at);
  await blankSeatWords(trx, memberId);
  await blankAffiliations(trx, memberId);
  await blankEvidence(trx, memberId);
}

/** Where somebody belongs and for whom they answer, as plain JSON. */
export const exportMember = async (db: Db, memberId: MemberId): Promise<unknown> => ({
  affiliations: (await listAffiliations(db, { memberId })).map(
    ({ organisation, unit, kind, title, proof, since, verifiedAt, disclosed }) => ({
      organisation,
      unit,
      kind,
      title,
      proof,
      since,
      verifiedAt,
      disclosed,
    }),
  ),
  refused: (await listRefusals(db, { memberId, since: new Date(0) })).map(
    ({ organisation, kind, at, reason }) => ({ organisation, kind, at, reason }),
  ),
  representing: (await listRepresentations(db, { memberId })).map(
    ({ organisation, status, validUntil }) => ({ organisation, status, until: validUntil }),
  ),
  delegations: (await listDelegationsOf(db, memberId, 'it')).map(
    ({ organisation, community, status, since }) => ({
      organisation,
      community: community.slug,
      status,
      since,
    }),
  ),
});

/** Who answers for an organisation, or sits for one, keeps a way in that proves them as well as that asks. */
export async function neededLevel(db: Db | Trx, memberId: MemberId): Promise<Level> {
  const held = [
    ...(await listRepresentations(db, { memberId })),
    ...(await listDelegationsOf(db, memberId, 'it')),
  ];
  return held.some(({ status }) => status === 'active') ? representativeLevel : 'none';
}
