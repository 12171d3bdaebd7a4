// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EventType, NewEvent } from '../../../database/outbox.js';
import type { MemberId } from '../../../kernel/ids.js';
import type { LastingMeasure } from '../../domain/measures/measure.js';

const ended = {
  suspension: 'suspension.ended',
  removal: 'removal.ended',
  ban: 'ban.ended',
} as const satisfies Readonly<Record<LastingMeasure['kind'], EventType>>;

/** What is told when a measure is over, whatever becomes of the membership. */
export const endOf = (
  { id, kind, memberId, communityId }: LastingMeasure,
  { at, actor }: { readonly at: Date; readonly actor: MemberId | undefined },
): NewEvent => ({
  type: ended[kind],
  at,
  actor,
  subject: memberId,
  community: communityId,
  data: { measure: id },
});
