// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../../database/database.js';
import type { MemberId } from '../../../../kernel/ids.js';
import { longerHeld, type Merging } from '../../../domain/organisations/merging.js';
import type { Representation } from '../../../domain/organisations/representation.js';
import { moveRepresentation } from '../../../store/organisations/merging.js';
import {
  lockRepresentationsOf,
  saveRepresentation,
} from '../../../store/organisations/representatives.js';
import { recordRepresentation } from '../record-representation.js';

interface Act {
  readonly at: Date;
  readonly actor: MemberId;
}

/** Who answers for the one answers for the other, and so does who was asked; who answers for both goes on for longer. */
export async function moveRepresentations(
  trx: Trx,
  { from, into }: Merging,
  act: Act,
): Promise<void> {
  const own = await lockRepresentationsOf(trx, into);
  for (const one of await lockRepresentationsOf(trx, from)) {
    const other = own.find(({ memberId }) => memberId === one.memberId);
    const stays = other ? longerHeld(other, one) : one;
    if (other) await end(trx, stays === one ? other : one, act);
    if (stays !== one) continue;
    await moveRepresentation(trx, one.id, into);
    const moved = { ...one, organisationId: into };
    const { at, actor: memberId } = act;
    const how = { actor: { memberId }, at, why: 'moved' as const };
    await recordRepresentation(trx, 'organisation.representative_moved', moved, how);
  }
}

async function end(trx: Trx, one: Representation, { at, actor }: Act): Promise<void> {
  const ended = { ...one, status: 'revoked' as const };
  await saveRepresentation(trx, ended, at);
  const how = { actor: { memberId: actor }, at, why: 'moved' as const };
  await recordRepresentation(trx, 'organisation.representative_ended', ended, how);
}
