// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import { appendEvent, appendEvents } from '../../../database/outbox.js';
import type { EventHandler } from '../../../database/relay.js';
import type { MemberId } from '../../../kernel/ids.js';
import { isOfMember } from '../../domain/told-types.js';
import {
  areBothKnown,
  isKnown,
  keepNames,
  keepPairs,
  placeSubjectChanges,
} from '../../store/subject-changes.js';
import { placeKnown } from '../../store/subjects.js';
import { atPortals } from './at-portals.js';

interface Pair {
  readonly type: 'subject.merged' | 'subject.unmerged';
  readonly from: MemberId;
  readonly into: MemberId;
  readonly at: Date;
}

/**
 * Tells the portals that know both of two members that they are one person now, or two again. Who knows one of them goes
 * on with the name it has: to that portal nothing changed but what the person belongs to.
 */
export async function tellPair(trx: Trx, { type, from, into, at }: Pair): Promise<void> {
  if (!(await areBothKnown(trx, { from, into }))) return;
  const id = await appendEvent(trx, { type, at, subject: from });
  await keepPairs(trx, { id, at }, { from, into });
}

interface Standing {
  readonly type: 'subject.erased' | 'subject.suspended' | 'subject.resumed';
  readonly memberId: MemberId;
  readonly at: Date;
}

/**
 * Tells the portals that know a member that nobody goes by that name any longer, or that whoever does is kept out or let
 * in again; never why, nor by whom.
 */
export async function tellStanding(trx: Trx, { type, memberId, at }: Standing): Promise<void> {
  if (!(await isKnown(trx, memberId))) return;
  const id = await appendEvent(trx, { type, at, subject: memberId });
  await keepNames(trx, { id, at }, memberId);
}

/**
 * Tells some sectors that a member stands behind a name of theirs now: who keeps a copy finds there where the member
 * belongs already.
 */
export async function tellKnown(
  trx: Trx,
  known: { readonly sectors: readonly string[]; readonly memberId: MemberId; readonly at: Date },
): Promise<void> {
  const { sectors, memberId: subject, at } = known;
  const type = 'subject.known';
  await appendEvents(
    trx,
    sectors.map((sector) => ({ type, at, subject, data: { sector } })),
  );
}

/** What became of names is told in its place among all changes, and whom a sector knows from where on. */
export const placeNames: EventHandler = async (trx, { id, type, position, subject, data }) => {
  const { told } = atPortals[type];
  if (told !== undefined && isOfMember(told)) await placeSubjectChanges(trx, { id, position });
  if (type === 'subject.known' && subject) {
    await placeKnown(trx, { sector: String(data['sector']), memberId: subject }, position);
  }
};
