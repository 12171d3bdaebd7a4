// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import { day, later, type Clock } from '../../../kernel/clock.js';
import type { MemberId } from '../../../kernel/ids.js';
import {
  listAffiliations,
  type ListedAffiliation,
} from '../../store/organisations/affiliations.js';
import {
  listLostAffiliations,
  type LostAffiliation,
} from '../../store/organisations/lost-affiliations.js';
import { listRefusals, type Refusal } from '../../store/organisations/refusals.js';
import {
  listRepresentations,
  type ListedRepresentation,
} from '../../store/organisations/representatives.js';

export interface MyOrganisations {
  readonly affiliations: readonly ListedAffiliation[];
  /** Where the organisation said, not long ago, that they do not belong. */
  readonly refusals: readonly Refusal[];
  /** Where they belonged until the organisation was closed: it is there again, and they may say so anew. */
  readonly lost: readonly LostAffiliation[];
  /** Held, and offered. */
  readonly representations: readonly ListedRepresentation[];
}

const refusalDays = 30;

/** Where somebody belongs, and for whom they answer. */
export const listMyOrganisations = async (
  { db, now }: { db: Db; now: Clock },
  { memberId }: { readonly memberId: MemberId },
): Promise<MyOrganisations> => ({
  affiliations: await listAffiliations(db, { memberId }),
  refusals: await listRefusals(db, { memberId, since: later(now(), -refusalDays * day) }),
  lost: await listLostAffiliations(db, memberId),
  representations: await listRepresentations(db, { memberId }),
});
