// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import { answerBy, type Representation } from '../../domain/organisations/representation.js';
import { record } from '../record.js';

export async function recordRepresentation(
  trx: Trx,
  type:
    | 'organisation.representative_offered'
    | 'organisation.representative_started'
    | 'organisation.representative_ended'
    | 'organisation.representative_moved',
  { id, memberId, organisationId, status, grantedBy, createdAt }: Representation,
  {
    actor,
    at,
    why,
  }: {
    readonly actor: Pick<Actor, 'memberId'> | undefined;
    readonly at: Date;
    /** `moved` where the same person, or organisation, goes on as another, `dissolved` where the organisation is no more. */
    readonly why?: 'moved' | 'dissolved';
  },
): Promise<void> {
  const data = {
    grant: id,
    organisation: organisationId,
    how: status,
    grantedBy,
    ...(status === 'offered' && { until: answerBy({ createdAt }).toISOString() }),
    ...(why && { why }),
  };
  await record(trx, { type, at, actor: actor?.memberId, subject: memberId, data });
}
