// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { systemClock as now } from '../../../../src/kernel/clock.js';
import type { CommunityLinkId, MemberId } from '../../../../src/kernel/ids.js';
import { startBreakGlass } from '../../../../src/membership/use-cases/break-glass/start-break-glass.js';
import { answerLink, removeLink } from '../../../../src/membership/use-cases/links/answer-link.js';
import {
  listLinks,
  listShownLinks,
} from '../../../../src/membership/use-cases/links/list-links.js';
import { proposeLink } from '../../../../src/membership/use-cases/links/propose-link.js';
import { anExternal } from '../../../support/builders/external.js';
import { aLink, aProposedLink } from '../../../support/builders/link.js';
import {
  aCommunity,
  actorOf,
  aGrant,
  aStaffMember,
  aStint,
  someMember,
} from '../../../support/builders/membership.js';
import { untilBlocked, useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };
const locale = 'it';
const two = async () => [await aCommunity(db), await aCommunity(db)] as const;
const shown = async (
  community: { id: never } | Awaited<ReturnType<typeof aCommunity>>,
  viewer?: MemberId,
) =>
  (await listShownLinks({ db }, { community, viewer, locale })).items.map(
    ({ kind, isOwn, other }) => [kind, isOwn, other.slug],
  );
const answer = (linkId: CommunityLinkId, by: MemberId, said: 'accept' | 'decline') =>
  answerLink(deps, { actor: actorOf(by), linkId, answer: said });

describe('a link between communities', () => {
  it('shows on both pages once the other side has accepted it', async () => {
    const [from, to] = await two();
    const linkId = await aProposedLink(db, [from, to], 'part_of');
    expect([await shown(from), await shown(to)]).toEqual([[], []]);
    const asked = { actor: actorOf(to.managerId), slug: to.slug, locale } as const;
    expect((await listLinks({ db }, asked)).links.items).toMatchObject([
      { isProposed: true, isOwn: false },
    ]);
    await answer(linkId, to.managerId, 'accept');
    expect(await shown(from)).toEqual([['part_of', true, to.slug]]);
    expect(await shown(to)).toEqual([['part_of', false, from.slug]]);
  });

  it('I20 names the other side to managers only while they may know of it', async () => {
    const [from, to] = await two();
    const accepted = await aProposedLink(db, [from, to]);
    await answer(accepted, to.managerId, 'accept');
    const asking = await aCommunity(db);
    await aProposedLink(db, [asking, to]);
    await db
      .updateTable('community')
      .set({ visibility: 'hidden' })
      .where('id', 'in', [from.id, asking.id])
      .execute();
    const linksFor = async (memberId: MemberId) => {
      const asked = { actor: actorOf(memberId), slug: to.slug, locale } as const;
      const { links } = await listLinks({ db }, asked);
      return links.items.map(({ id, other }) => [id === accepted, other?.slug]);
    };
    // Who asks has said who they are.
    const seen = await linksFor(to.managerId);
    expect(seen).toHaveLength(2);
    expect(seen).toContainEqual([false, asking.slug]);
    expect(seen).toContainEqual([true, undefined]);
    await aStint(db, { community: from, memberId: to.managerId });
    expect(await linksFor(to.managerId)).toContainEqual([true, from.slug]);
    const asked = { actor: actorOf(to.managerId), linkId: accepted };
    await removeLink(deps, asked);
  });

  it('is answered by the side that was asked, and once', async () => {
    const [from, to] = await two();
    const linkId = await aProposedLink(db, [from, to]);
    const coManager = await aGrant(db, { community: to, role: 'co_manager' });
    for (const by of [from.managerId, coManager.memberId, await someMember(db)]) {
      await expect(answer(linkId, by, 'accept')).rejects.toMatchObject({ code: 'right.missing' });
    }
    const weak = { ...actorOf(to.managerId), level: 'low' as const };
    await expect(answerLink(deps, { actor: weak, linkId, answer: 'accept' })).rejects.toMatchObject(
      { code: 'session.level_too_low' },
    );
    await answer(linkId, to.managerId, 'accept');
    await expect(answer(linkId, to.managerId, 'decline')).rejects.toMatchObject({
      code: 'link.answered',
    });
  });

  it('is taken away by either side, and may then be proposed anew', async () => {
    const sides = await two();
    for (const { managerId } of sides) {
      const linkId = await aLink(db, sides);
      const stranger = actorOf(await someMember(db));
      await expect(removeLink(deps, { actor: stranger, linkId })).rejects.toMatchObject({
        code: 'right.missing',
      });
      await removeLink(deps, { actor: actorOf(managerId), linkId });
      await expect(removeLink(deps, { actor: actorOf(managerId), linkId })).rejects.toMatchObject({
        code: 'link.not_found',
      });
    }
    expect(await shown(sides[0])).toEqual([]);
  });

  it('is removed for either side by an administrator who broke the glass there, and by no other', async () => {
    const sides = await two();
    for (const { slug } of sides) {
      const linkId = await aLink(db, sides);
      const actor = await aStaffMember(db, 'platform_admin');
      const refused = removeLink(deps, { actor, linkId });
      await expect(refused).rejects.toMatchObject({ code: 'right.missing' });
      await startBreakGlass(deps, { actor, slug, reason: 'Nessuno risponde', minutes: 30 });
      await removeLink(deps, { actor, linkId });
    }
    expect(await shown(sides[0])).toEqual([]);
  });

  it('is between two communities that run here, and that who asks may see', async () => {
    const [from, frozen] = [await aCommunity(db), await aCommunity(db, { status: 'frozen' })];
    const hidden = await aCommunity(db, { visibility: 'hidden' });
    const elsewhere = await anExternal(db);
    const actor = actorOf(from.managerId);
    for (const [to, code] of [
      [from, 'link.to_itself'],
      [frozen, 'community.not_active'],
      [hidden, 'community.not_found'],
      [elsewhere, 'community.elsewhere'],
    ] as const) {
      const proposing = proposeLink(deps, { actor, slug: from.slug, to: to.slug, kind: 'related' });
      await expect(proposing).rejects.toMatchObject({ code });
    }
    const outsider = { actor: actorOf(await someMember(db)), slug: from.slug, to: frozen.slug };
    await expect(proposeLink(deps, { ...outsider, kind: 'related' })).rejects.toMatchObject({
      code: 'right.missing',
    });
  });

  it('I20 with a hidden community shows to the members of both alone', async () => {
    const hidden = await aCommunity(db, { visibility: 'hidden' });
    const open = await aCommunity(db);
    await aLink(db, [hidden, open]);
    const { memberId } = await aStint(db, { community: hidden });
    expect(await shown(open)).toEqual([]);
    expect(await shown(open, await someMember(db))).toEqual([]);
    expect(await shown(open, memberId)).toEqual([['related', false, hidden.slug]]);
  });
});

describe('two sides at the same moment', () => {
  it('who ask each other make one proposal', async () => {
    const [one, other] = await two();
    const pending: Promise<unknown>[] = [];
    await db.transaction().execute(async (trx) => {
      await trx.insertInto('community_link').values(aRow(one, other)).execute();
      pending.push(aProposedLink(db, [one, other]), aProposedLink(db, [other, one], 'continues'));
      await untilBlocked(db, 2);
      await trx.deleteFrom('community_link').where('from_id', '=', one.id).execute();
    });
    const results = await Promise.allSettled(pending);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'link.already_there' },
    });
  });

  it('one of whom takes the proposal back while the other accepts it, agree on what became of it', async () => {
    const [from, to] = await two();
    const linkId = await aProposedLink(db, [from, to]);
    const pending: Promise<unknown>[] = [];
    await db.transaction().execute(async (trx) => {
      await trx
        .selectFrom('community_link')
        .select('id')
        .where('id', '=', linkId)
        .forUpdate()
        .execute();
      pending.push(removeLink(deps, { actor: actorOf(from.managerId), linkId }));
      await untilBlocked(db, 1);
      pending.push(answer(linkId, to.managerId, 'accept'));
      await untilBlocked(db, 2);
    });
    const [removed, accepted] = await Promise.allSettled(pending);
    expect(removed?.status).toBe('fulfilled');
    expect(accepted).toMatchObject({ reason: { code: 'link.not_found' } });
    expect([await shown(from), await shown(to)]).toEqual([[], []]);
  });
});

type Made = Awaited<ReturnType<typeof aCommunity>>;
const aRow = (from: Made, to: Made) => ({
  id: '00000000-0000-7000-8000-000000000001',
  from_id: from.id,
  to_id: to.id,
  kind: 'related' as const,
  status: 'proposed' as const,
  proposed_by: from.managerId,
  created_at: now(),
});
