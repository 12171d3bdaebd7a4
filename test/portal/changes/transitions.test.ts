// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import { eraseMember } from '../../../src/identity/use-cases/erase-member.js';
import { day, later, systemClock as now } from '../../../src/kernel/clock.js';
import type { Slug } from '../../../src/kernel/ids.js';
import { expireGrants } from '../../../src/membership/use-cases/close-due-grants.js';
import { endGroup } from '../../../src/membership/use-cases/groups/end-group.js';
import { leaveGroup } from '../../../src/membership/use-cases/groups/leave-group.js';
import { renameGroup } from '../../../src/membership/use-cases/groups/rename-group.js';
import { leaveCommunity } from '../../../src/membership/use-cases/leave-community.js';
import { archiveCommunity } from '../../../src/membership/use-cases/lifecycle/archive-community.js';
import { closeArchived } from '../../../src/membership/use-cases/lifecycle/close-archived.js';
import { freezeCommunity } from '../../../src/membership/use-cases/lifecycle/freeze-community.js';
import { unfreezeCommunity } from '../../../src/membership/use-cases/lifecycle/unfreeze-community.js';
import { liftMeasure } from '../../../src/membership/use-cases/measures/lift-measure.js';
import {
  pauseMembership,
  unpauseMembership,
} from '../../../src/membership/use-cases/pausing/pause-membership.js';
import { endRelease } from '../../../src/portal/use-cases/releases/end-release.js';
import { aGroup } from '../../support/builders/groups.js';
import { aBan, aRemoval, aSuspension } from '../../support/builders/measures.js';
import { actorOf, aStaffMember } from '../../support/builders/membership.js';
import { useDatabase } from '../../support/database.js';
import { everyFeature } from '../../support/filled-world.js';
import { usePortalApp } from '../../support/portal/app.js';
import { listening } from '../../support/portal/listening.js';
import { visit } from '../../support/portal/visit.js';
import { useReceivers } from '../../support/portal/webhook-receiver.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);
const aReceiver = useReceivers();
const deps = { db, now, features: everyFeature(db) };
const reason = 'Una verifica';

type World = Awaited<ReturnType<typeof listening>>;
type Act = () => Promise<unknown>;

interface Row {
  readonly what: string;
  /** Prepares, and gives the transition. */
  readonly act: (world: World) => Promise<Act>;
  /** By the feed and by webhook alike. */
  readonly told: readonly string[];
  /** What `changed_since` says of the person; undefined where it does not name them. */
  readonly listed?: boolean;
  /** Whether what the portal should hold is another. */
  readonly differs?: boolean;
  /** Whether their session at the portal, which asks for every reason, ends. */
  readonly ends?: boolean;
  /** Why nothing is told. */
  readonly because?: string;
}

const self = ({ memberId, community }: World) => ({
  actor: actorOf(memberId),
  slug: community.slug,
});
const byManager = ({ community }: World) => ({
  actor: actorOf(community.managerId),
  slug: community.slug,
});
const byStaff = async ({ community }: World) => ({
  actor: await aStaffMember(db),
  slug: community.slug,
  reason,
});
const inGroup = async (world: World): Promise<{ group: Slug }> => ({
  group: await aGroup(db, world.community, [world.memberId]),
});
const endingRelease = ({ memberId, portal: { clientId } }: World) =>
  endRelease(deps, { actor: actorOf(memberId), clientId });
const gone = { listed: false, differs: true, ends: true };
/** Merges stand in `whole-member.test.ts`, being kept out everywhere in `suspended.test.ts`. */
const rows: readonly Row[] = [
  {
    what: 'leaving',
    act: async (world) => () => leaveCommunity(deps, self(world)),
    told: ['role.ended', 'stint.ended'],
    ...gone,
  },
  {
    what: 'a removal',
    act:
      async ({ community, memberId }) =>
      () =>
        aRemoval(db, community, memberId),
    told: ['role.ended', 'stint.ended'],
    ...gone,
  },
  {
    what: 'a ban',
    act:
      async ({ community, memberId }) =>
      () =>
        aBan(db, community, memberId),
    told: ['role.ended', 'stint.ended'],
    ...gone,
  },
  {
    what: 'a suspension in the community',
    act:
      async ({ community, memberId }) =>
      () =>
        aSuspension(db, community, memberId),
    told: ['stint.suspended'],
    ...gone,
  },
  {
    what: 'the end of a suspension in the community',
    act: async (world) => {
      const { measureId } = await aSuspension(db, world.community, world.memberId);
      const { actor } = byManager(world);
      return () => liftMeasure(deps, { actor, measureId, reason });
    },
    told: ['stint.resumed'],
    listed: true,
    differs: true,
    ends: true,
  },
  {
    what: 'a pause',
    act: async (world) => () => pauseMembership(deps, { ...self(world), listed: true }),
    told: ['stint.paused'],
    listed: true,
    differs: true,
    ends: true,
  },
  {
    what: 'the end of a pause',
    act: async (world) => {
      await pauseMembership(deps, { ...self(world), listed: true });
      return () => unpauseMembership(deps, self(world));
    },
    told: ['stint.unpaused'],
    listed: true,
    differs: true,
    ends: true,
  },
  {
    what: 'the term of a role',
    act: async ({ memberId }) => {
      const [valid_from, valid_until] = [later(now(), -400 * day), later(now(), -day)];
      const grants = db.updateTable('role_grant').where('member_id', '=', memberId);
      await grants.set({ valid_from, valid_until }).execute();
      return () => expireGrants(deps);
    },
    told: ['role.ended'],
    listed: true,
    // Past its day it counted no longer, before anybody wrote that down.
    ends: true,
  },
  {
    what: 'joining a group',
    act: async (world) => () => inGroup(world),
    told: ['group.joined'],
    listed: true,
    differs: true,
    ends: true,
  },
  {
    what: 'leaving a group',
    act: async (world) => {
      const { group } = await inGroup(world);
      return () => leaveGroup(deps, { ...self(world), group });
    },
    told: ['group.left'],
    listed: true,
    differs: true,
    ends: true,
  },
  {
    what: 'the end of a group',
    act: async (world) => {
      const { group } = await inGroup(world);
      return () => endGroup(deps, { ...byManager(world), group });
    },
    told: ['group.left'],
    listed: true,
    differs: true,
    ends: true,
  },
  {
    what: 'another name of a group',
    act: async (world) => {
      const { group } = await inGroup(world);
      return () => renameGroup(deps, { ...byManager(world), group, name: 'Altro' });
    },
    told: [],
    because: 'its address, by which everything names it, stays; the name is read where groups are',
  },
  {
    what: 'a community that stands still',
    act: async (world) => {
      const act = await byStaff(world);
      return () => freezeCommunity(deps, act);
    },
    told: [],
    because: 'everybody belongs and serves as before',
  },
  {
    what: 'a community that goes on',
    act: async (world) => {
      const act = await byStaff(world);
      await freezeCommunity(deps, act);
      return () => unfreezeCommunity(deps, act);
    },
    // Roles have the days again that they had left, hence another end.
    told: ['role.started'],
    listed: true,
  },
  {
    what: 'the end of a community',
    act: async (world) => {
      const act = await byStaff(world);
      return async () => {
        await archiveCommunity(deps, act);
        while ((await closeArchived(deps)) > 0);
      };
    },
    told: ['role.ended', 'stint.ended'],
    // Its list and its digest are there no longer.
    differs: true,
    ends: true,
  },
  {
    what: 'an erasure',
    act: async (world) => () => eraseMember(deps, { actor: actorOf(world.memberId) }),
    told: ['member.erased', 'role.ended', 'stint.ended'],
    ...gone,
  },
  {
    what: 'the end of a release',
    act: async (world) => () => endingRelease(world),
    told: ['member.withdrawn'],
    ...gone,
  },
  {
    what: 'coming back after the end of a release',
    act: async (world) => {
      await endingRelease(world);
      return () => visit(app, world.portal, world.visitor);
    },
    told: [],
    listed: true,
    differs: true,
    because: 'the sign-in itself says so',
  },
  {
    what: 'what happens after the end of a release',
    act: async (world) => {
      await endingRelease(world);
      return () => leaveCommunity(deps, self(world));
    },
    told: [],
    because: 'to that portal they are as somebody whom it never knew',
  },
  {
    what: 'an erasure after the end of a release',
    act: async (world) => {
      await endingRelease(world);
      return () => eraseMember(deps, { actor: actorOf(world.memberId) });
    },
    // So that the portal can erase what it holds; of what they belonged to, nothing.
    told: ['member.erased'],
    listed: false,
  },
];

it.each(rows)('$what is told by every way alike, or deliberately by none', async (row) => {
  const world = await listening({ db, app, aReceiver, on: ['left', 'suspended', 'role_changed'] });
  const act = await row.act(world);
  await world.heard();
  const digest = async () =>
    (await world.get(`/communities/${world.community.slug}/digest?version=2`))['digest'];
  const before = await digest();
  await act();
  const { feed, webhooks, members, ended } = await world.heard();
  const typesOf = (all: readonly string[]) => [...new Set(all.map((one) => one.split(' ')[0]))];
  const named = members.find(({ subject }) => subject === world.sub);
  expect({
    feed: typesOf(feed),
    webhooks: typesOf(webhooks),
    listed: named?.member,
    differs: (await digest()) !== before,
    ends: ended > 0,
  }).toEqual({
    feed: row.told,
    webhooks: row.told,
    listed: row.listed,
    differs: row.differs ?? false,
    ends: row.ends ?? false,
  });
  // Whoever keeps a copy hears of everything that makes it untrue.
  if (row.differs) expect(row.told.length > 0 || row.listed !== undefined).toBe(true);
  expect(row.told.length > 0 || row.because !== undefined).toBe(true);
});
