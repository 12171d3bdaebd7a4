// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { systemClock as now } from '../../../../src/kernel/clock.js';
import { trustId, type Slug } from '../../../../src/kernel/ids.js';
import { createCommunity } from '../../../../src/membership/use-cases/create-community.js';
import { joinCommunity } from '../../../../src/membership/use-cases/join-community.js';
import { changeSlug } from '../../../../src/membership/use-cases/settings/change-slug.js';
import { lowerLevel } from '../../../../src/membership/use-cases/settings/lower-level.js';
import {
  followSlug,
  readSettings,
} from '../../../../src/membership/use-cases/settings/read-settings.js';
import { setPolicy } from '../../../../src/membership/use-cases/settings/set-policy.js';
import {
  aCommunity,
  aGrant,
  aStaffMember,
  actorOf,
  someActor,
} from '../../../support/builders/membership.js';
import { untilBlocked, useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };

async function managed() {
  const community = await aCommunity(db);
  const { slug } = community;
  const actor = actorOf(community.managerId);
  const policy = { ...community, minimumLevel: 'low' as const };
  return { community, slug, actor, policy };
}

describe('the rules of a community', () => {
  it('are a manager’s to set, not an editor’s, a member’s or the staff’s', async () => {
    const { community, slug, policy } = await managed();
    const editor = actorOf((await aGrant(db, { community, role: 'editor' })).memberId);
    const others = [editor, await someActor(db), await aStaffMember(db)];
    for (const actor of others) {
      const setting = setPolicy(deps, { actor, slug, revision: 0, policy });
      await expect(setting).rejects.toMatchObject({ code: 'right.missing' });
    }
    const right = 'community.edit_text';
    expect((await readSettings(deps, { actor: editor, slug, right })).mayEditPolicy).toBe(false);
  });

  it('are saved by the first of two who change them at the same moment', async () => {
    const { community, slug, actor, policy } = await managed();
    const second = actorOf((await aGrant(db, { community, role: 'manager' })).memberId);
    const first = await db.startTransaction().execute();
    await first
      .updateTable('community')
      .set((e) => ({ revision: e('revision', '+', 1), visibility: 'signed_in' }))
      .where('id', '=', community.id)
      .execute();

    const late = setPolicy(deps, { actor: second, slug, revision: 0, policy });
    await Promise.race([late, untilBlocked(db)]);
    await first.commit().execute();

    await expect(late).rejects.toMatchObject({ code: 'community.changed' });
    await setPolicy(deps, { actor, slug, revision: 1, policy });
  });

  it('let in whom nobody has proven only by the staff, with a reason, until they are raised', async () => {
    const { slug, actor, policy } = await managed();
    const low = { ...policy, minimumLevel: 'none' as const };
    const alone = setPolicy(deps, { actor, slug, revision: 0, policy: low });
    await expect(alone).rejects.toMatchObject({ code: 'right.missing' });
    const guest = await someActor(db, { level: 'none', provider: 'google' });
    await expect(joinCommunity(deps, { actor: guest, slug })).rejects.toMatchObject({
      code: 'session.level_too_low',
    });

    const staff = await aStaffMember(db);
    const silent = lowerLevel(deps, { actor: staff, slug, reason: ' ' });
    await expect(silent).rejects.toMatchObject({ code: 'community.level_reason_missing' });
    await expect(lowerLevel(deps, { actor, slug, reason: 'Io' })).rejects.toMatchObject({
      code: 'right.missing',
    });
    const administrator = await aStaffMember(db, 'platform_admin');
    const operator = { ...administrator, capacity: 'operator' as const };
    await expect(lowerLevel(deps, { actor: operator, slug, reason: 'Io' })).rejects.toMatchObject({
      code: 'right.missing',
    });
    await lowerLevel(deps, { actor: staff, slug, reason: 'Solo lettura' });
    await joinCommunity(deps, { actor: guest, slug });
    await setPolicy(deps, { actor, slug, revision: 1, policy: low });
    const right = 'community.edit_policy';
    expect(await readSettings(deps, { actor, slug, right })).toMatchObject({
      levelReason: 'Solo lettura',
      revision: 2,
    });
    await setPolicy(deps, { actor, slug, revision: 2, policy });
    const again = setPolicy(deps, { actor, slug, revision: 3, policy: low });
    await expect(again).rejects.toMatchObject({ code: 'right.missing' });
  });
});

describe('the address of a community', () => {
  it('changes; the old one leads on, and is never anybody else’s, nor its own again', async () => {
    const { slug, actor } = await managed();
    const to = trustId<Slug>(`${slug}-nuovo`);
    await changeSlug(deps, { actor, slug, revision: 0, to });
    expect(await followSlug(deps, { slug, viewer: undefined })).toBe(to);

    const back = changeSlug(deps, { actor, slug: to, revision: 1, to: slug });
    await expect(back).rejects.toMatchObject({ code: 'community.slug_taken' });
    const texts = { it: { name: 'Altra', summary: '', howToJoin: '' } };
    const staff = await aStaffMember(db);
    const other = createCommunity(deps, { actor: staff, slug, texts });
    await expect(other).rejects.toMatchObject({ code: 'community.slug_taken' });
    const freeing = db.deleteFrom('community_slug').where('slug', '=', slug).execute();
    await expect(freeing).rejects.toThrow(/never given again/);
  });

  it('I20 leads nobody to a hidden community', async () => {
    const community = await aCommunity(db, { visibility: 'hidden' });
    const actor = actorOf(community.managerId);
    const { slug } = community;
    const to = trustId<Slug>(`${slug}-nuovo`);
    await changeSlug(deps, { actor, slug, revision: 0, to });
    expect(await followSlug(deps, { slug, viewer: await someActor(db) })).toBeUndefined();
    expect(await followSlug(deps, { slug, viewer: actor })).toBe(to);
  });
});
