// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { MemberId } from '../../../kernel/ids.js';
import { hasAddressAt, listProvenAt } from '../../store/organisations/affiliations.js';
import { endAffiliationWith } from './end-affiliation.js';
import { holdAffiliation } from './hold-affiliation.js';

/**
 * An address was all that proved that somebody belongs to an organisation, and is theirs no more: the affiliation
 * ends, with what rests on it. Another address of the same organisation does as well; what somebody else has
 * confirmed stays, and so does what a domain proved that proves nothing any more.
 */
export async function losesAddress(
  trx: Trx,
  { memberId, actor, at }: { memberId: MemberId; actor: MemberId; at: Date },
  domain: string,
): Promise<void> {
  for (const affiliation of await listProvenAt(trx, memberId, domain)) {
    if (await hasAddressAt(trx, memberId, affiliation.organisationId)) continue;
    const held = await holdAffiliation(trx, affiliation);
    if (!held) continue;
    const reason = 'address_lost';
    await endAffiliationWith(trx, held, { status: 'ended', at, by: actor, reason });
  }
}
