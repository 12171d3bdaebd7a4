// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import { addJobs } from '../../../database/jobs.js';
import type { Clock } from '../../../kernel/clock.js';
import { hashToken } from '../../../kernel/tokens.js';
import { letterOf, type Invitation } from '../../domain/inviting/invitation.js';

export interface InvitingDeps {
  readonly db: Db;
  readonly now: Clock;
  /** A keyed hash under a key that never changes. */
  readonly pseudonym: (label: string, value: string) => string;
  /** That go out within a day at most, of a community and of one person, whomever they go to. */
  readonly lettersOfDay: number;
}

/**
 * The secret of a letter's link. It is computed anew when the letter is written, so that neither a table nor
 * the queue ever holds it.
 */
export const secretOf = (
  { pseudonym }: Pick<InvitingDeps, 'pseudonym'>,
  invitation: Pick<Invitation, 'id' | 'sentCount'>,
): string => pseudonym('invitation', letterOf(invitation));

export const hashOf = (deps: Pick<InvitingDeps, 'pseudonym'>, invitation: Invitation): Buffer =>
  hashToken(secretOf(deps, invitation));

/** Has the letters written once the transaction has committed. */
export async function queueLetters(trx: Trx, invitations: readonly Invitation[]): Promise<void> {
  const jobs = invitations.map(({ id, sentCount }) => ({
    key: `invitation:${id}:${sentCount}`,
    payload: { invitation: id, letter: sentCount },
  }));
  await addJobs(trx, 'invitation', jobs);
}
