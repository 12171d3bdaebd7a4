// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { MemberId } from '../../../kernel/ids.js';
import type { Affiliation } from '../../domain/organisations/affiliation.js';
import { record } from '../record.js';

/** Tells of a change of one affiliation: ids and the proof, never what the person calls it. */
export async function recordAffiliation(
  trx: Trx,
  type:
    | 'affiliation.declared'
    | 'affiliation.verified'
    | 'affiliation.refused'
    | 'affiliation.disclosed'
    | 'affiliation.concealed'
    | 'affiliation.unit_changed'
    | 'affiliation.ended'
    | 'affiliation.moved',
  { id, memberId, organisationId, proof }: Affiliation,
  {
    actor,
    at,
    provider,
    why,
  }: {
    readonly actor: MemberId | undefined;
    readonly at: Date;
    /** Who vouched for a professional identity. */
    readonly provider?: string;
    /** `moved` where the same person, or organisation, goes on as another. */
    readonly why?: 'moved' | undefined;
  },
): Promise<void> {
  const data = {
    affiliation: id,
    organisation: organisationId,
    proof,
    ...(provider && { provider }),
    ...(why && { why }),
  };
  await record(trx, { type, at, actor, subject: memberId, data });
}
