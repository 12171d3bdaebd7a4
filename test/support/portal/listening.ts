// SPDX-License-Identifier: AGPL-3.0-or-later
import * as oidc from 'openid-client';
import type { Db } from '../../../src/database/database.js';
import { relayOnce } from '../../../src/database/relay.js';
import type { LogoutReason } from '../../../src/portal/domain/settings.js';
import { placeNames } from '../../../src/portal/use-cases/changes/tell-names.js';
import { endPortalSessionsOf } from '../../../src/portal/use-cases/end-portal-sessions.js';
import { queueLosses } from '../../../src/portal/use-cases/logouts/queue-losses.js';
import { queueWebhooks } from '../../../src/portal/use-cases/webhooks/queue-event.js';
import { aCommunity, aGrant, aStint } from '../builders/membership.js';
import { aPortal } from '../builders/portal.js';
import { callApi, portalToken } from './api.js';
import type { PortalApp } from './app.js';
import { askAll } from './asked.js';
import { tokenRequest } from './client.js';
import { tellPortals } from './logouts.js';
import { aVisitor, visit } from './visit.js';
import type { Receiver } from './webhook-receiver.js';
import { anEndpoint, deliverOnce } from './webhooks.js';

const asking = 'memberships:read members:read events:read scim';
const scopes = [
  'openid profile email groups roles memberships memberships:write',
  `communities:read communities:manage ${asking}`,
].flatMap((some) => some.split(' '));

export interface Hearing {
  readonly db: Db;
  readonly app: PortalApp;
  readonly aReceiver: () => Promise<Receiver>;
  /** For which losses the portal asks that sessions end. */
  readonly on?: readonly LogoutReason[];
}

/** A portal of one community with every way to hear of changes, and a moderator there who signed in to it. */
export async function listening({ db, app, aReceiver, on = [] }: Hearing) {
  const [receiver, ends] = [await aReceiver(), await aReceiver()];
  const community = await aCommunity(db);
  const portal = await aPortal(db, {
    communities: [community.slug],
    scopes,
    logout: { kind: 'back_channel', uri: ends.url, on: [...on] },
  });
  await anEndpoint(db, { ...portal, url: receiver.url });
  const visitor = await aVisitor({ db, app });
  const { memberId } = visitor;
  await aStint(db, { community, memberId });
  await aGrant(db, { community, memberId, role: 'moderator' });
  const { config, tokens, sub } = await visit(app, portal, visitor);
  const token = await portalToken(app, portal, asking);
  const get = async (path: string) => (await callApi(app, 'GET', path, { token })).body;
  let place = { asOf: '', next: 0, calls: 0, ends: 0 };
  /** What each way tells since it was asked last. */
  const heard = async () => {
    // Each change is handed on once, to all who make something of it.
    await relayOnce(db, [endPortalSessionsOf, placeNames, queueWebhooks, queueLosses]);
    await deliverOnce(db);
    await tellPortals({ db, app });
    const path = `/communities/${community.slug}/members`;
    const list = await get(place.asOf ? `${path}?changed_since=${place.asOf}` : path);
    const feed = await get(`/events?after=${place.next}`);
    const calls = receiver.calls.slice(place.calls).map(({ body }) => JSON.parse(body));
    const ended = ends.calls.length - place.ends;
    place = {
      asOf: String(list['as_of']),
      next: Number(feed['next']),
      calls: receiver.calls.length,
      ends: ends.calls.length,
    };
    const fed = feed['items'] as readonly Record<string, unknown>[];
    // Of a community that is over there is no list.
    const listed = (list['items'] ?? []) as readonly Record<string, unknown>[];
    return {
      feed: fed.map(({ type, subject }) => `${String(type)} ${String(subject)}`).toSorted(),
      webhooks: calls.map(({ type, data }) => `${type} ${data.subject}`).toSorted(),
      members: listed.map(({ subject, member }) => ({ subject, member })),
      ended,
      raw: JSON.stringify([fed, calls]),
    };
  };
  /** What the portal holds: whether each still counts. */
  const held = async () => {
    const refresh_token = tokens.refresh_token ?? '';
    const told = async (one: string) => (await oidc.tokenIntrospection(config, one)).active;
    return {
      introspection: [await told(tokens.access_token), await told(refresh_token)],
      userinfo: await oidc.fetchUserInfo(config, tokens.access_token, sub).then(
        () => 200,
        ({ status }) => status,
      ),
      refresh: (
        await tokenRequest(app.issuer, portal, { grant_type: 'refresh_token', refresh_token })
      ).status,
    };
  };
  const about = (subject: string) => askAll({ app, token, community }, subject);
  const refreshToken = tokens.refresh_token ?? '';
  return { community, portal, visitor, memberId, sub, refreshToken, get, heard, held, about };
}
