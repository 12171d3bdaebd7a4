// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../src/database/database.js';
import type { Actor } from '../../../src/kernel/actor.js';
import { day, hour, later, systemClock } from '../../../src/kernel/clock.js';
import { newId, type MemberId } from '../../../src/kernel/ids.js';
import type { CommunityRole } from '../../../src/membership/domain/permissions.js';
import { followCommunity } from '../../../src/membership/use-cases/following/follow-community.js';
import { pauseMembership } from '../../../src/membership/use-cases/pausing/pause-membership.js';
import { aBan, aSuspension } from '../builders/measures.js';
import {
  aCommunity,
  actorOf,
  aGrant,
  aStaffMember,
  aStint,
  someMember,
} from '../builders/membership.js';
import { aRepresentative } from '../builders/organisation.js';
import { aLead } from '../builders/programme.js';
import { aDelegate, aSeat } from '../builders/seats.js';
import { anOffice } from '../builders/staff-terms.js';
import type { WebWorld } from '../web-world.js';
import type { ViewerName } from './viewers.js';

export type Cast = Readonly<Record<Exclude<ViewerName, 'visitor'>, Actor>>;
type Place = Awaited<ReturnType<typeof aCommunity>>;

/** Everybody who looks at the pages of a world; whoever has something in it has it in both communities. */
export async function castOf(db: Db, world: WebWorld & Places): Promise<Cast> {
  const cast: Cast = {
    'signed in, unproven': actorOf(await someMember(db), { level: 'none' }),
    'signed in, low': actorOf(await someMember(db), { level: 'low' }),
    'signed in': actorOf(await someMember(db)),
    ...(await belonging(db, world)),
    ...(await holding(db, world)),
    ...(await lacking(db, world)),
    ...(await outside(db, world)),
    ...(await serving(db)),
    'the person concerned': world.member,
    'the manager concerned': world.manager,
  };
  return cast;
}

interface Places {
  readonly open: Place;
  readonly byApproval: Place;
}

const deps = (db: Db) => ({ db, now: systemClock });

async function inBoth(
  db: Db,
  { open, byApproval }: Places,
  give: (community: Place, memberId: MemberId) => Promise<unknown>,
): Promise<Actor> {
  const memberId = await someMember(db);
  await give(open, memberId);
  await give(byApproval, memberId);
  return actorOf(memberId);
}

async function belonging(db: Db, places: Places) {
  const member = (community: Place, memberId: MemberId) => aStint(db, { community, memberId });
  return {
    follower: await inBoth(db, places, ({ slug }, memberId) =>
      followCommunity(deps(db), { actor: actorOf(memberId), slug, alerts: true }),
    ),
    member: await inBoth(db, places, member),
    'member, paused': await inBoth(db, places, async (community, memberId) => {
      await member(community, memberId);
      const { slug } = community;
      await pauseMembership(deps(db), { actor: actorOf(memberId), slug, listed: true });
    }),
    'member, suspended': await inBoth(db, places, async (community, memberId) => {
      await member(community, memberId);
      await aSuspension(db, community, memberId);
    }),
    'member, banned': await inBoth(db, places, async (community, memberId) => {
      await member(community, memberId);
      await aBan(db, community, memberId);
    }),
  };
}

async function holding(db: Db, places: Places) {
  const holder = (role: CommunityRole) =>
    inBoth(db, places, (community, memberId) => aGrant(db, { community, memberId, role }));
  const manager = await holder('manager');
  return {
    manager,
    caretaker: await inBoth(db, places, (community, memberId) =>
      aGrant(db, {
        community,
        memberId,
        role: 'caretaker',
        validUntil: later(new Date(), 30 * day),
      }),
    ),
    co_manager: await holder('co_manager'),
    membership_manager: await holder('membership_manager'),
    moderator: await holder('moderator'),
    facilitator: await holder('facilitator'),
    editor: await holder('editor'),
    observer: await holder('observer'),
    contact_person: await holder('contact_person'),
    'manager, signed in weakly': { ...manager, level: 'low' as const },
    'manager, signed in long ago': { ...manager, authenticatedAt: longAgo() },
  };
}

/** Whoever had, or may come to have, the strongest role, and has it not. */
async function lacking(db: Db, places: Places) {
  const role = 'manager';
  const grant = (more: object) =>
    inBoth(db, places, (community, memberId) => aGrant(db, { community, memberId, role, ...more }));
  const [from, until] = [later(new Date(), -60 * day), later(new Date(), -day)];
  const revoked = await grant({});
  const ended = { status: 'revoked', ended_at: new Date() } as const;
  await db.updateTable('role_grant').set(ended).where('member_id', '=', revoked.memberId).execute();
  return {
    'manager, proposed': await grant({ status: 'proposed' }),
    'manager, offered': await grant({ status: 'offered' }),
    'manager, expired': await grant({ validFrom: from, validUntil: until }),
    'manager, revoked': revoked,
    'manager, paused': await inBoth(db, places, async (community, memberId) => {
      await aGrant(db, { community, memberId, role });
      const { slug } = community;
      await pauseMembership(deps(db), { actor: actorOf(memberId), slug, listed: true });
    }),
    'manager, suspended': await inBoth(db, places, async (community, memberId) => {
      await aGrant(db, { community, memberId, role });
      await db
        .updateTable('stint')
        .set({ status: 'suspended' })
        .where('member_id', '=', memberId)
        .where('community_id', '=', community.id)
        .execute();
    }),
    'manager elsewhere': actorOf((await aCommunity(db)).managerId),
  };
}

async function outside(db: Db, { open, ids }: WebWorld & Places) {
  const organisationId = ids.organisation as Parameters<typeof aRepresentative>[1];
  const seat = await aSeat(db, { community: open });
  return {
    representative: await aRepresentative(db, organisationId),
    delegate: (await aDelegate(db, seat)).actor,
    programme_lead: (await aLead(db, { slug: ids.programme as typeof open.slug })).actor,
  };
}

async function serving(db: Db) {
  const [regional_staff, support, privacy_officer, platform_admin] = [
    await aStaffMember(db, 'regional_staff'),
    await aStaffMember(db, 'support'),
    await aStaffMember(db, 'privacy_officer'),
    await aStaffMember(db, 'platform_admin'),
  ];
  const unconfirmed = await someMember(db);
  await db
    .insertInto('platform_grant')
    .values({
      id: newId(),
      role: 'regional_staff',
      status: 'unconfirmed',
      member_id: unconfirmed,
      created_at: new Date(),
    })
    .execute();
  return {
    regional_staff,
    support,
    privacy_officer,
    platform_admin,
    'regional_staff, unconfirmed': actorOf(unconfirmed),
    'regional_staff, expired': (await anOffice(db, 'regional_staff', -day)).actor,
    'regional_staff, signed in weakly': { ...regional_staff, level: 'low' as const },
    'regional_staff, signed in long ago': { ...regional_staff, authenticatedAt: longAgo() },
  };
}

const longAgo = (): Date => later(new Date(), -hour);
