// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { day, later, systemClock as now } from '../../../src/kernel/clock.js';
import type { MemberId, Slug } from '../../../src/kernel/ids.js';
import { declareAffiliation } from '../../../src/membership/use-cases/organisations/declare-affiliation.js';
import { leaveOrganisation } from '../../../src/membership/use-cases/organisations/end-affiliation.js';
import {
  acceptDelegation,
  declineDelegation,
} from '../../../src/membership/use-cases/seats/answer-delegation.js';
import { endDelegation } from '../../../src/membership/use-cases/seats/end-delegation.js';
import { renewMembership } from '../../../src/membership/use-cases/term/renew-membership.js';
import { actorOf, aCommunity, aStint, someActor } from '../../support/builders/membership.js';
import { restingOn } from '../../support/builders/organisation.js';
import { aPortal } from '../../support/builders/portal.js';
import { aNamedDelegate, aSeat } from '../../support/builders/seats.js';
import { useDatabase } from '../../support/database.js';
import { callApi, portalToken } from '../../support/portal/api.js';
import { usePortalApp } from '../../support/portal/app.js';
import { useReceivers } from '../../support/portal/webhook-receiver.js';
import { anEndpoint, deliverOnce, knownTo } from '../../support/portal/webhooks.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);
const aReceiver = useReceivers();
const deps = { db, now };

/** A portal of the community that knows the member; tells what reaches it, by each of the ways, from an act on. */
async function watching({ slug }: { readonly slug: Slug }, memberId: MemberId) {
  const portal = await aPortal(db, { communities: [slug] });
  const sub = await knownTo(db, portal.sector, memberId);
  const receiver = await aReceiver();
  await anEndpoint(db, { ...portal, url: receiver.url });
  const token = await portalToken(app, portal);
  const get = async (path: string) => (await callApi(app, 'GET', path, { token })).body;
  const members = `/communities/${slug}/members`;
  return async (act: () => Promise<unknown>) => {
    await deliverOnce(db);
    const { next } = await get('/events?after=0');
    const { as_of: asOf } = await get(members);
    receiver.calls.splice(0);
    await act();
    await deliverOnce(db);
    const events = (await get(`/events?after=${String(next)}`))['items'] as { type: string }[];
    const changed = (await get(`${members}?changed_since=${String(asOf)}`))['items'] as {
      subject: string;
    }[];
    return {
      webhooks: receiver.calls.map(({ body }) => String(JSON.parse(body).type)),
      events: events.map(({ type }) => type),
      changed: changed.map(({ subject }) => subject === sub),
    };
  };
}

const everywhere = (type: string) => ({ webhooks: [type], events: [type], changed: [true] });

describe('a portal learns by webhook, by events and by the list of changes', () => {
  it('that a membership was renewed', async () => {
    const community = await aCommunity(db);
    const { id, memberId } = await aStint(db, { community });
    const soon = later(now(), 10 * day);
    await db.updateTable('stint').set({ expires_at: soon }).where('id', '=', id).execute();
    const told = await watching(community, memberId);
    const { slug } = community;
    expect(await told(() => renewMembership(deps, { actor: actorOf(memberId), slug }))).toEqual(
      everywhere('stint.renewed'),
    );
  });

  it('that a membership goes on for a while only, and then as before', async () => {
    const { community, actor, affiliationId, organisationId } = await restingOn(db);
    const told = await watching(community, actor.memberId);
    expect(await told(() => leaveOrganisation(deps, { actor, affiliationId }))).toEqual(
      everywhere('stint.grace'),
    );
    const again = { actor, organisationId, kind: 'employee' as const };
    expect(await told(() => declareAffiliation(deps, again))).toEqual(everywhere('stint.restored'));
  });

  it('that a member acts for an organisation, and no longer', async () => {
    const seat = await aSeat(db);
    const actor = await someActor(db);
    await aStint(db, { community: seat.community, memberId: actor.memberId });
    const { delegateId } = await aNamedDelegate(db, seat, actor);
    const told = await watching(seat.community, actor.memberId);
    const which = { actor, delegateId };
    expect(await told(() => acceptDelegation(deps, which))).toEqual(everywhere('delegate.started'));
    expect(await told(() => endDelegation(deps, which))).toEqual(everywhere('delegate.ended'));
  });

  it('nothing of somebody who was asked to act for an organisation and declined', async () => {
    const seat = await aSeat(db);
    const actor = await someActor(db);
    await aStint(db, { community: seat.community, memberId: actor.memberId });
    const told = await watching(seat.community, actor.memberId);
    const nothing = { webhooks: [], events: [], changed: [] };
    const declined = async () => declineDelegation(deps, await aNamedDelegate(db, seat, actor));
    expect(await told(declined)).toEqual(nothing);
  });
});
