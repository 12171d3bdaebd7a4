// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MemberId } from '../../kernel/ids.js';
import type { SignInDeps } from '../deps.js';
import type { SessionSummary } from '../domain/session.js';
import { listMemberSessions } from '../store/sessions.js';

/** The live sessions of a member, last used first. */
export function listSessions(
  { db, now, limits }: Pick<SignInDeps, 'db' | 'now' | 'limits'>,
  memberId: MemberId,
): Promise<readonly SessionSummary[]> {
  return listMemberSessions(db, limits, { memberId, now: now() });
}
