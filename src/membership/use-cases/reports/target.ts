// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { CardId, MemberId, StintId } from '../../../kernel/ids.js';
import { readerOf } from '../../domain/cards/seen-card.js';
import type { Community } from '../../domain/community.js';
import type { Powers } from '../../domain/policy.js';
import type { ReportKind } from '../../domain/reports/report.js';
import { findShownCard } from '../../store/cards/shown-card.js';
import { findReportable } from '../../store/reports/targets.js';

/** What somebody reports, as the address of the form names it. */
export type ReportedThing =
  | { readonly kind: 'text' }
  | { readonly kind: 'card'; readonly cardId: CardId }
  | { readonly kind: 'conduct'; readonly stintId: StintId };

export interface ReportTarget {
  readonly kind: ReportKind;
  readonly cardId: CardId | undefined;
  readonly memberId: MemberId | undefined;
  readonly displayName: string | undefined;
}

/**
 * Only what the person can see is theirs to report; nobody reports themselves.
 * @throws PiazzaError `report.not_found`, `report.own`
 */
export async function findTarget(
  db: Db | Trx,
  thing: ReportedThing,
  reading: { readonly actor: Actor; readonly community: Community; readonly powers: Powers },
): Promise<ReportTarget> {
  const { actor, community, powers } = reading;
  if (thing.kind === 'text') {
    return { kind: 'text', cardId: undefined, memberId: undefined, displayName: undefined };
  }
  const found = await findPerson(db, thing, { community, powers });
  if (!found) throw new PiazzaError('report.not_found', { kind: thing.kind });
  if (found.memberId === actor.memberId) throw new PiazzaError('report.own');
  const { memberId, displayName } = found;
  const cardId = thing.kind === 'card' ? thing.cardId : undefined;
  return { kind: thing.kind, cardId, memberId, displayName };
}

async function findPerson(
  db: Db | Trx,
  thing: Exclude<ReportedThing, { kind: 'text' }>,
  { community, powers }: { readonly community: Community; readonly powers: Powers },
): Promise<{ readonly memberId: MemberId; readonly displayName: string } | undefined> {
  const reader = readerOf(powers, community);
  if (!reader) return undefined;
  const communityId = community.id;
  if (thing.kind === 'conduct') {
    return findReportable(db, { stintId: thing.stintId, communityId }, reader);
  }
  const card = await findShownCard(db, { id: thing.cardId, communityId }, reader);
  return card?.hiddenReason === undefined ? card : undefined;
}
