// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, describe, expect, it } from '@jest/globals';
import { systemClock as now } from '../../src/kernel/clock.js';
import { joinCommunity } from '../../src/membership/use-cases/join-community.js';
import { actorOf, aStint } from '../support/builders/membership.js';
import { useDatabase } from '../support/database.js';
import { usePortalApp } from '../support/portal/app.js';
import { aGuest, aManaged, aPatch, scimScopes } from '../support/portal/scim.js';
import { routeMatrix } from '../support/route-matrix.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);
const nothing = '0190aaaa-0000-7000-8000-000000000000';
const nobody = 'nobody-of-this-name';
const core = 'urn:ietf:params:scim:schemas:core:2.0';
const members = (op: string, ...ids: readonly string[]) =>
  aPatch({ op, path: 'members', value: ids.map((value) => ({ value })) });
const named = (displayName: string, ...ids: readonly string[]) => ({
  schemas: [`${core}:Group`],
  displayName,
  ...(ids.length > 0 && { members: ids.map((value) => ({ value })) }),
});
const user = (value: string) => ({ schemas: [`${core}:User`], emails: [{ value }] });

/** A way to ask, about what is there and the portal knows, and about what is not. */
interface Try {
  readonly path: string;
  readonly body?: unknown;
}

/** What a community has, each thing known to the portal, and how a plain member of it asks. */
async function world() {
  const scopes = [...scimScopes, 'communities:manage'];
  const { place, portal, manager, write } = await aManaged(
    { db, app },
    { joinPath: 'approval' },
    scopes,
  );
  const { memberId } = await aStint(db, { community: place });
  const plain = await aGuest({ db, app }, portal, memberId);
  const other = await aStint(db, { community: place });
  const { sub } = await aGuest({ db, app }, portal, other.memberId);
  const base = `${app.origin}/api/v1/communities/${place.slug}`;
  const asManager = async (path: string, body: object): Promise<string> => {
    const answer = await fetch(`${base}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${manager.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(answer.status).toBe(201);
    return String(((await answer.json()) as { id: string }).id);
  };
  const applicant = actorOf((await aGuest({ db, app }, portal)).visitor.memberId);
  const asked = await joinCommunity({ db, now }, { actor: applicant, slug: place.slug });
  const group = await write('POST', '/Groups', named('Lettura'));
  const invited = await write('POST', '/Users', user('ospite@example.org'));
  return {
    place,
    sub,
    token: plain.token,
    request: asked.outcome === 'requested' ? asked.requestId : '',
    grant: await asManager('/role-grants', { subject: sub, role: 'moderator' }),
    invitation: await asManager('/invitations', { email: 'altra@example.org' }),
    group: String(group.body['id']),
    guest: String(invited.body['id']),
  };
}
let there: Awaited<ReturnType<typeof world>>;
beforeAll(async () => {
  there = await world();
});

/** Of each route that writes and asks for a right: pairs of what is there, and what is not. */
const tries: Readonly<Record<string, () => readonly Try[]>> = {
  'POST /api/v1/communities/:slug/join-requests/:id/decision': () =>
    [there.request, nothing].map((id) => ({
      path: `/join-requests/${id}/decision`,
      body: { decision: 'approve' },
    })),
  'POST /api/v1/communities/:slug/invitations': () =>
    ['altra@example.org', 'nuova@example.org'].map((email) => ({
      path: '/invitations',
      body: { email },
    })),
  'DELETE /api/v1/communities/:slug/invitations/:id': () =>
    [there.invitation, nothing].map((id) => ({ path: `/invitations/${id}` })),
  'POST /api/v1/communities/:slug/role-grants': () =>
    [there.sub, nobody].map((subject) => ({
      path: '/role-grants',
      body: { subject, role: 'moderator' },
    })),
  'DELETE /api/v1/communities/:slug/role-grants/:id': () =>
    [there.grant, nothing].map((id) => ({ path: `/role-grants/${id}` })),
  'POST /api/v1/communities/:slug/role-grants/:id/revocation': () =>
    [there.grant, nothing].map((id) => ({
      path: `/role-grants/${id}/revocation`,
      body: { reason: 'Non serve più.' },
    })),
  'POST /api/v1/communities/:slug/role-grants/:id/acceptance': () =>
    [there.grant, nothing].map((id) => ({ path: `/role-grants/${id}/acceptance`, body: {} })),
  'POST /scim/v2/Users': () =>
    ['ospite@example.org', 'nuova@example.org'].map((one) => ({ path: '/Users', body: user(one) })),
  'PUT /scim/v2/Users/:id': () =>
    [there.guest, there.sub, nothing, nobody].map((id) => ({
      path: `/Users/${id}`,
      body: user('ospite@example.org'),
    })),
  'PATCH /scim/v2/Users/:id': () =>
    [there.guest, there.sub, nothing, nobody].map((id) => ({
      path: `/Users/${id}`,
      body: aPatch({ op: 'replace', path: 'externalId', value: 'x' }),
    })),
  'DELETE /scim/v2/Users/:id': () =>
    [there.guest, there.sub, nothing, nobody].map((id) => ({ path: `/Users/${id}` })),
  'POST /scim/v2/Groups': () =>
    [named('Lettura'), named('Altro'), named('Terzo', there.sub), named('Quarto', nobody)].map(
      (body) => ({ path: '/Groups', body }),
    ),
  'PUT /scim/v2/Groups/:id': () =>
    [there.group, there.place.id, nothing].flatMap((id) =>
      [named('Lettura'), named('Lettura', there.sub), named('Lettura', nobody)].map((body) => ({
        path: `/Groups/${id}?attributes=members`,
        body,
      })),
    ),
  'PATCH /scim/v2/Groups/:id': () =>
    [there.group, there.place.id, nothing].flatMap((id) =>
      [
        members('add', there.sub),
        members('add', nobody),
        members('add'),
        members('remove', there.sub),
        members('remove', nobody),
        members('replace', there.sub),
        aPatch({ op: 'replace', path: 'externalId', value: 'x' }),
      ].flatMap((body) => [
        { path: `/Groups/${id}?attributes=members`, body },
        { path: `/Groups/${id}`, body },
      ]),
    ),
  'DELETE /scim/v2/Groups/:id': () =>
    [there.group, there.place.id, nothing].map((id) => ({ path: `/Groups/${id}` })),
};

async function ask(route: string, { path, body }: Try) {
  const [method = ''] = route.split(' ');
  const isScim = route.includes('/scim/v2/');
  const root = isScim ? '/scim/v2' : `/api/v1/communities/${there.place.slug}`;
  const answer = await fetch(`${app.origin}${root}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${there.token}`,
      'if-match': '*',
      ...(body !== undefined && {
        'content-type': isScim ? 'application/scim+json' : 'application/json',
      }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, isRefusal: text.includes('right.missing'), path, body };
}

describe('who may not is told that, whatever there is and whatever is not', () => {
  const writing = Object.keys(routeMatrix).filter(
    (route) =>
      /^(POST|PUT|PATCH|DELETE) \/(api\/v1\/communities|scim\/v2)\//.test(route) &&
      !/\.search$|\/Bulk$/.test(route),
  );

  it.each(writing)('%s', async (route) => {
    const asked = tries[route]?.() ?? [];
    expect(asked.length).toBeGreaterThan(1);
    for (const one of asked) {
      expect(await ask(route, one)).toEqual({
        status: 403,
        isRefusal: true,
        ...one,
        body: one.body,
      });
    }
  });
});
