// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Part } from '../../../database/together.js';
import type { Stint } from '../../domain/stint.js';

/**
 * Beside the writes that begin a membership: violates `join_at_once` when the community has changed since that version,
 * or when a request or an invitation is open that would have to be closed. It is looked at before anything is written.
 */
export const untouchedPart = (
  { communityId, memberId }: Pick<Stint, 'communityId' | 'memberId'>,
  version: string,
): Part => ({
  text: 'select demand_untouched($1, $2, $3)',
  values: [communityId, memberId, version],
});
