// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { MemberId } from '../../../kernel/ids.js';
import type { Portal } from '../../domain/portal.js';
import { findMemberBySubject } from '../../store/subjects.js';

/**
 * The member whom a portal knows by a subject: one of another sector, or of who put an end to what it receives, answers as
 * one that does not exist.
 * @throws PiazzaError `portal.unknown_subject`
 */
export async function demandKnown(
  db: Db | Trx,
  portal: Pick<Portal, 'sector' | 'clientId'>,
  subject: string,
): Promise<MemberId> {
  const memberId = await findMemberBySubject(db, portal, subject);
  if (!memberId) throw new PiazzaError('portal.unknown_subject', { clientId: portal.clientId });
  return memberId;
}
