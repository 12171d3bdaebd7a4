// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { systemClock as now } from '../../../../src/kernel/clock.js';
import type { Slug } from '../../../../src/kernel/ids.js';
import { lockCommunity } from '../../../../src/membership/store/communities.js';
import { answerOffer } from '../../../../src/membership/use-cases/answer-offer.js';
import { checkMembership } from '../../../../src/membership/use-cases/claims.js';
import { getCommunity } from '../../../../src/membership/use-cases/get-community.js';
import { offerRole } from '../../../../src/membership/use-cases/offer-role.js';
import { proposeRole } from '../../../../src/membership/use-cases/propose-role.js';
import { chooseRoles } from '../../../../src/membership/use-cases/roles/choose-roles.js';
import { prepared } from '../../../../src/database/prepared.js';
import {
  aCommunity,
  aGrant,
  aStint,
  actorOf,
  someActor,
} from '../../../support/builders/membership.js';
import { untilBlocked, useDatabase } from '../../../support/database.js';

const { db, pool } = useDatabase();
const deps = { db, now };
const rolesOf = async (slug: Slug): Promise<readonly string[]> =>
  (
    await db
      .selectFrom('community')
      .select('further_roles')
      .where('slug', '=', slug)
      .executeTakeFirstOrThrow()
  ).further_roles;

describe('the roles that a community uses', () => {
  it('are, for a new one, member, co-manager, manager and the label of contact person', async () => {
    const { slug, managerId } = await aCommunity(db, { furtherRoles: [] });
    const page = await getCommunity(deps, { slug, locale: 'it', viewer: actorOf(managerId) });
    expect(page.viewer.offerable).toEqual(['manager', 'co_manager', 'contact_person']);
  });

  it('are switched on and off by its managers; another is neither offered nor proposed', async () => {
    const community = await aCommunity(db, { furtherRoles: [] });
    const { slug } = community;
    const manager = actorOf(community.managerId);
    const { memberId } = await aStint(db, { community });
    const offer = { actor: manager, slug, memberId, role: 'editor' } as const;
    const proposal = {
      actor: actorOf(memberId),
      slug,
      role: 'moderator',
      message: 'Eccomi',
    } as const;

    await expect(offerRole(deps, offer)).rejects.toMatchObject({ code: 'role.not_in_use' });
    await expect(proposeRole(deps, proposal)).rejects.toMatchObject({ code: 'role.not_in_use' });
    await chooseRoles(deps, { actor: manager, slug, roles: ['moderator', 'editor'] });
    expect(await rolesOf(slug)).toEqual(['moderator', 'editor']);
    await offerRole(deps, offer);
    await proposeRole(deps, proposal);
  });

  it('are nobody’s to choose but a manager’s', async () => {
    const community = await aCommunity(db);
    const { memberId } = await aGrant(db, { community, role: 'co_manager' });
    for (const actor of [actorOf(memberId), await someActor(db)]) {
      const choosing = chooseRoles(deps, { actor, slug: community.slug, roles: [] });
      await expect(choosing).rejects.toMatchObject({ code: 'right.missing' });
    }
  });

  it('leave a role that is switched off with those who hold it, until their term', async () => {
    const community = await aCommunity(db);
    const { memberId } = await aGrant(db, { community, role: 'editor' });
    const manager = actorOf(community.managerId);
    await chooseRoles(deps, { actor: manager, slug: community.slug, roles: [] });
    const check = await checkMembership(prepared(pool), { memberId, slug: community.slug });
    expect(check.roles).toEqual(['editor']);
  });

  it('decide at the moment of acceptance: one that is being switched off is not begun', async () => {
    const community = await aCommunity(db);
    const grant = await aGrant(db, {
      community,
      role: 'editor',
      status: 'offered',
      offeredBy: community.managerId,
    });
    const switching = await db.startTransaction().execute();
    await lockCommunity(switching, community.slug);
    await switching
      .updateTable('community')
      .set({ further_roles: [] })
      .where('id', '=', community.id)
      .execute();
    const accepting = answerOffer(deps, {
      actor: actorOf(grant.memberId),
      grantId: grant.id,
      accept: true,
    });
    const refused = expect(accepting).rejects.toMatchObject({ code: 'role.not_in_use' });
    await untilBlocked(db);
    await switching.commit().execute();
    await refused;
  });

  it('are those of the table: the database refuses another', async () => {
    const { id } = await aCommunity(db);
    const setting = db
      .updateTable('community')
      .set({ further_roles: ['manager'] })
      .where('id', '=', id)
      .execute();
    await expect(setting).rejects.toMatchObject({ constraint: 'community_further_roles' });
  });
});

describe('a contact person', () => {
  it('begins with their consent, shows on the page, has no power, and portals are not told', async () => {
    const community = await aCommunity(db);
    const { slug } = community;
    const { memberId } = await aStint(db, { community });
    const actor = actorOf(memberId, { level: 'low' });
    const offer = { actor: actorOf(community.managerId), slug, memberId } as const;
    const { grantId } = await offerRole(deps, { ...offer, role: 'contact_person' });
    const before = await getCommunity(deps, { slug, locale: 'it' });
    expect(before.holders.map(({ role }) => role)).toEqual(['manager']);

    await answerOffer(deps, { actor, grantId, accept: true });

    const { holders } = await getCommunity(deps, { slug, locale: 'it' });
    expect(holders.map(({ role }) => role)).toEqual(['manager', 'contact_person']);
    const own = await getCommunity(deps, { slug, locale: 'it', viewer: actor });
    expect(own.viewer).toMatchObject({ offerable: [], decidesRequests: false });
    const check = await checkMembership(prepared(pool), { memberId, slug });
    expect(check).toEqual({ member: true, roles: [] });
  });

  it('is not something to propose oneself for', async () => {
    const community = await aCommunity(db);
    const { memberId } = await aStint(db, { community });
    const proposing = proposeRole(deps, {
      actor: actorOf(memberId),
      slug: community.slug,
      role: 'contact_person',
      message: 'Eccomi',
    });
    await expect(proposing).rejects.toMatchObject({ code: 'role.not_proposable' });
  });

  it('under age is named to members only', async () => {
    const community = await aCommunity(db);
    const { memberId } = await aGrant(db, { community, role: 'contact_person' });
    await db.updateTable('member').set({ age_class: 'minor' }).where('id', '=', memberId).execute();
    const query = { slug: community.slug, locale: 'it' } as const;
    const names = async (viewer?: ReturnType<typeof actorOf>) =>
      (await getCommunity(deps, { ...query, viewer })).holders.map((holder) => holder.memberId);
    expect(await names()).not.toContain(memberId);
    expect(await names(actorOf(community.managerId))).toContain(memberId);
  });
});
