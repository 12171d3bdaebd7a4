// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../src/database/database.js';
import { day, later, systemClock as now } from '../../src/kernel/clock.js';
import { trustId } from '../../src/kernel/ids.js';
import { activateCommunity } from '../../src/membership/use-cases/activate-community.js';
import { createCommunity } from '../../src/membership/use-cases/create-community.js';
import { leaveCommunity } from '../../src/membership/use-cases/leave-community.js';
import { archiveCommunity } from '../../src/membership/use-cases/lifecycle/archive-community.js';
import { closeArchived } from '../../src/membership/use-cases/lifecycle/close-archived.js';
import { freezeCommunity } from '../../src/membership/use-cases/lifecycle/freeze-community.js';
import { takeOverUnmanaged } from '../../src/membership/use-cases/lifecycle/take-over-unmanaged.js';
import { unfreezeCommunity } from '../../src/membership/use-cases/lifecycle/unfreeze-community.js';
import { nameFirstManager } from '../../src/membership/use-cases/name-first-manager.js';
import { admitProviders } from '../../src/membership/use-cases/settings/admit-providers.js';
import { changeDemand } from '../../src/membership/use-cases/settings/change-demand.js';
import { changeSlug } from '../../src/membership/use-cases/settings/change-slug.js';
import { describeCommunity } from '../../src/membership/use-cases/settings/describe-community.js';
import { lowerLevel } from '../../src/membership/use-cases/settings/lower-level.js';
import { setPolicy } from '../../src/membership/use-cases/settings/set-policy.js';
import { anInvitation } from './builders/invitation.js';
import { aCommunity, aGrant, aStaffMember, actorOf, someMember } from './builders/membership.js';
import { readyToOpen } from './builders/settings.js';

const newTexts = { it: { name: 'Nuova', summary: '', howToJoin: '' } };

/** Each prepares what it needs and returns the act to be watched. */
export function settingsActs(
  db: Db,
): Readonly<Record<string, () => Promise<() => Promise<unknown>>>> {
  const deps = { db, now };
  const managed = async () => {
    const community = await aCommunity(db);
    const { slug } = community;
    return { community, editing: { actor: actorOf(community.managerId), slug, revision: 0 } };
  };
  const staffed = async (status: 'active' | 'frozen' = 'active') => ({
    actor: await aStaffMember(db),
    slug: (await aCommunity(db, { status })).slug,
    reason: 'Una prova',
  });
  return {
    'create-community': async () => {
      const actor = await aStaffMember(db);
      return () => createCommunity(deps, { actor, slug: trustId('creata'), texts: newTexts });
    },
    'name-first-manager': async () => {
      const [actor, { slug }] = [await aStaffMember(db), await aCommunity(db, { status: 'draft' })];
      const memberId = await someMember(db);
      return () => nameFirstManager(deps, { actor, slug, memberId });
    },
    'activate-community': async () => {
      const [actor, draft] = [await aStaffMember(db), await aCommunity(db, { status: 'draft' })];
      await aGrant(db, { community: draft, role: 'manager' });
      await readyToOpen(db, draft.slug);
      return () => activateCommunity(deps, { actor, slug: draft.slug });
    },
    'settings/describe-community': async () => {
      const { community: description, editing } = await managed();
      const texts = { it: { name: 'Altra', summary: 'Altro', howToJoin: '' } };
      return () => describeCommunity(deps, { ...editing, texts, description });
    },
    'settings/set-policy': async () => {
      const { community: policy, editing } = await managed();
      return () => setPolicy(deps, { ...editing, policy });
    },
    'settings/admit-providers': async () => {
      const { editing } = await managed();
      return () => admitProviders(deps, { ...editing, providers: ['spid'] });
    },
    'settings/change-demand': async () => {
      const { editing } = await managed();
      const change = { act: 'rules', kinds: ['public_body'], proof: 'declared' } as const;
      return () => changeDemand(deps, { ...editing, path: 'affiliation', change });
    },
    'settings/change-slug': async () => {
      const { editing } = await managed();
      return () => changeSlug(deps, { ...editing, to: trustId('altrove') });
    },
    'settings/lower-level': async () => {
      const act = await staffed();
      return () => lowerLevel(deps, act);
    },
    'lifecycle/take-over-unmanaged': async () => {
      const inOffice = db.updateTable('platform_grant').where('role', '=', 'regional_staff');
      await inOffice
        .set({ status: 'ended', ended_at: now() })
        .where('status', '=', 'active')
        .execute();
      const { slug, managerId } = await aCommunity(db);
      await leaveCommunity(deps, { actor: actorOf(managerId), slug });
      await aStaffMember(db);
      return () => takeOverUnmanaged({ db, now: () => later(now(), 8 * day) });
    },
    'lifecycle/freeze-community': async () => {
      const act = await staffed();
      return () => freezeCommunity(deps, act);
    },
    'lifecycle/unfreeze-community': async () => {
      const act = await staffed('frozen');
      return () => unfreezeCommunity(deps, act);
    },
    'lifecycle/archive-community': async () => {
      const act = await staffed();
      return () => archiveCommunity(deps, act);
    },
    'lifecycle/close-archived': async () => {
      const community = await aCommunity(db);
      await aGrant(db, { community, role: 'editor' });
      await anInvitation(db, community);
      const { slug } = community;
      await archiveCommunity(deps, { actor: await aStaffMember(db), slug, reason: 'Fine' });
      return () => closeArchived(deps);
    },
  };
}
