// SPDX-License-Identifier: AGPL-3.0-or-later
import { PiazzaError } from '../../../kernel/errors.js';
import type { RoleGrantId } from '../../../kernel/ids.js';
import { readGrant } from '../../../membership/use-cases/roles/read-grants.js';
import { listSubjects } from '../../store/subjects.js';
import type { Acting } from '../acting.js';
import type { ApiDeps } from '../deps.js';

export type Grant = Awaited<ReturnType<typeof readGrant>>;

export const toGrant = (grant: Grant, subject: string) => ({
  id: grant.id,
  subject,
  role: grant.role,
  status: grant.status,
  months: grant.months ?? null,
  from: grant.validFrom ?? null,
  until: grant.validUntil ?? null,
  created_at: grant.createdAt,
});

/**
 * One grant as the portal sees it.
 * @throws PiazzaError `role.not_found`, also where the portal does not know whose it is
 */
export async function readKnownGrant(
  db: ApiDeps['db'],
  { actor, portal, slug }: Acting,
  grantId: RoleGrantId,
) {
  const grant = await readGrant({ db }, { actor, slug, grantId });
  const known = await listSubjects(db, portal, [grant.memberId]);
  const subject = known.get(grant.memberId);
  if (subject === undefined) throw new PiazzaError('role.not_found', { grantId });
  return { grant, shown: toGrant(grant, subject) };
}
