// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../database/database.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { MeasureId, MemberId } from '../../kernel/ids.js';
import type { GrantEnd, RoleGrant } from '../domain/role-grant.js';
import { endGrant } from '../store/grants.js';
import { endDispute } from './disputes/end-dispute.js';
import { endSuccessions } from './leaving/hand-over.js';
import { record } from './record.js';
import type {} from '../errors.js';

/**
 * Ends one grant, or an offer or proposal that never became one, and tells of it.
 * @throws PiazzaError `role.answered` when it changed in the meantime
 */
export async function endGrantWith(
  trx: Trx,
  grant: RoleGrant,
  { status, at, actor, measure }: GrantEnding,
): Promise<void> {
  const ended = await endGrant(trx, grant, { status, at });
  if (!ended) throw new PiazzaError('role.answered', { grant: grant.id });
  await record(trx, {
    type: 'role.ended',
    at,
    actor,
    subject: grant.memberId,
    community: grant.communityId,
    data: {
      grant: grant.id,
      role: grant.role,
      was: grant.status,
      how: status,
      ...(measure && { measure }),
      // Who counted on them for the day they leave is told that they must ask somebody else.
      ...(grant.agreedAt && { askedBy: grant.offeredBy }),
    },
  });
  await endSuccessions(trx, grant, { at, actor });
  await endDispute(trx, grant, { at, actor });
}

interface GrantEnding {
  readonly status: GrantEnd;
  readonly at: Date;
  readonly actor: MemberId | undefined;
  /** The decision by which it was taken, with its reason. */
  readonly measure?: MeasureId;
}
