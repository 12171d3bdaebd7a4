// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import { day, later, type Clock } from '../../kernel/clock.js';
import type { MemberId } from '../../kernel/ids.js';
import { renewalState, type RenewalState } from '../domain/roles/renewal.js';
import {
  listMyMemberships,
  listMyRequests,
  listPastMemberships,
  type MyGrant,
  type MyMembership,
  type MyRequest,
  type PastMembership,
} from '../store/my-memberships.js';
import { listOfficesOf, type Office } from '../store/staff-terms/terms.js';

/** A role held, offered or proposed, with what its holder may do about another term. */
interface RenewableGrant extends MyGrant {
  readonly renewal: RenewalState | undefined;
}
interface RenewableMembership extends MyMembership {
  readonly grants: readonly RenewableGrant[];
}

export interface MyMemberships {
  /** Each with the roles held there, the offers that wait for the member and the member's own proposals. */
  readonly memberships: readonly RenewableMembership[];
  /** Waiting, or refused in the last month. */
  readonly requests: readonly MyRequest[];
  readonly past: readonly PastMembership[];
  /** Roles on the whole platform. */
  readonly offices: readonly Office[];
}

const showRefusalDays = 30;

/** Everything a member is, asked to be and was. */
export async function myMemberships(
  { db, now }: { db: Db; now: Clock },
  query: { memberId: MemberId; locale: 'it' | 'en' },
): Promise<MyMemberships> {
  const memberships = await listMyMemberships(db, query);
  const decidedSince = later(now(), -showRefusalDays * day);
  return {
    memberships: memberships.map((membership) => ({
      ...membership,
      grants: membership.grants.map((grant) => ({
        ...grant,
        renewal: renewalOf(grant, query.memberId, now()),
      })),
    })),
    requests: await listMyRequests(db, { ...query, decidedSince }),
    past: await listPastMemberships(db, query),
    offices: await listOfficesOf(db, query.memberId),
  };
}

function renewalOf(
  { role, status, until, renewalAskedBy }: MyGrant,
  memberId: MemberId,
  now: Date,
): RenewalState | undefined {
  const asked = { validUntil: until ?? undefined, renewalAskedBy: renewalAskedBy ?? undefined };
  return renewalState({ role, status, memberId, ...asked }, { side: 'holder', now });
}
