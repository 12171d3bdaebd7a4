// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import { day, later, type Clock } from '../../kernel/clock.js';
import type { MemberId } from '../../kernel/ids.js';
import type { PlatformRole } from '../domain/permissions.js';
import {
  listMyMemberships,
  listMyRequests,
  listPastMemberships,
  type MyMembership,
  type MyRequest,
  type PastMembership,
} from '../store/my-memberships.js';
import { platformRoles } from '../store/powers.js';

export interface MyMemberships {
  /** Each with the roles held there, the offers that wait for the member and the member's own proposals. */
  readonly memberships: readonly MyMembership[];
  /** Waiting, or refused in the last month. */
  readonly requests: readonly MyRequest[];
  readonly past: readonly PastMembership[];
  /** Roles on the whole platform. */
  readonly roles: readonly PlatformRole[];
}

const showRefusalDays = 30;

/** Everything a member is, asked to be and was. */
export async function myMemberships(
  { db, now }: { db: Db; now: Clock },
  query: { memberId: MemberId; locale: 'it' | 'en' },
): Promise<MyMemberships> {
  const decidedSince = later(now(), -showRefusalDays * day);
  return {
    memberships: await listMyMemberships(db, query),
    requests: await listMyRequests(db, { ...query, decidedSince }),
    past: await listPastMemberships(db, query),
    roles: await platformRoles(db, query.memberId),
  };
}
