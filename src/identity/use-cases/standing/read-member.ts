// SPDX-License-Identifier: AGPL-3.0-or-later
import { appendAudit } from '../../../audit/append.js';
import type { Actor } from '../../../kernel/actor.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { MemberId } from '../../../kernel/ids.js';
import type { Limitation } from '../../domain/limitation.js';
import type { Member } from '../../domain/member.js';
import type { Suspension } from '../../domain/suspension.js';
import { findLimitations } from '../../store/limitations.js';
import { findMember } from '../../store/members.js';
import { findMembersNamed, type FoundMember } from '../../store/member-search.js';
import { findSuspensions } from '../../store/suspensions.js';
import { listIdentities, type ListedIdentity } from '../list-identities.js';
import type { StaffDeps } from './deps.js';

/** A member as those who help may see them: no address, no legal name, no identifier of theirs. */
export interface MemberForStaff
  extends Pick<Member, 'id' | 'status' | 'mergedInto' | 'displayName' | 'createdAt'> {
  readonly identities: readonly ListedIdentity[];
  /** The newest first. */
  readonly suspensions: readonly Suspension[];
  readonly limitations: readonly Limitation[];
}

const most = 20;

/**
 * Finds members by a part of the name that others see, twenty at most, those kept out among them.
 * @throws PiazzaError `right.missing`, `session.level_too_low`
 */
export async function searchMembers(
  deps: StaffDeps,
  { actor, query }: { readonly actor: Actor; readonly query: string },
): Promise<readonly FoundMember[]> {
  await deps.demandRight(deps.db, actor, 'person.support_view');
  const named = query.trim();
  return named.length < 2 ? [] : findMembersNamed(deps.db, named, most);
}

/**
 * What those who help see of one member; the audit keeps who looked.
 * @throws PiazzaError `right.missing`, `session.level_too_low`, `member.not_found`
 */
export async function readMember(
  deps: StaffDeps,
  { actor, memberId }: { readonly actor: Actor; readonly memberId: MemberId },
): Promise<MemberForStaff> {
  await deps.demandRight(deps.db, actor, 'person.support_view');
  const member = await findMember(deps.db, memberId);
  if (!member || member.status === 'erased') {
    throw new PiazzaError('member.not_found', { memberId });
  }
  await deps.db.transaction().execute((trx) =>
    appendAudit(trx, {
      action: 'member.view',
      at: deps.now(),
      actor: actor.memberId,
      subject: memberId,
    }),
  );
  const { id, status, mergedInto, displayName, createdAt } = member;
  return {
    id,
    status,
    mergedInto,
    displayName,
    createdAt,
    identities: await listIdentities(deps, memberId),
    suspensions: await findSuspensions(deps.db, memberId),
    limitations: await findLimitations(deps.db, memberId),
  };
}
