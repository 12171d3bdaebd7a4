// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import * as oidc from 'openid-client';
import type { Proof, Viewer } from '../../../src/http/request.js';
import type { Actor } from '../../../src/kernel/actor.js';
import type { Registration } from '../../../src/portal/use-cases/register-portal.js';
import {
  actorOf,
  aCommunity,
  aGrant,
  aStaffMember,
  aStint,
} from '../../support/builders/membership.js';
import { aPortal } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { usePortalApp } from '../../support/portal/app.js';
import { rehearsing } from '../../support/portal/rehearsing.js';
import { aVisitor, visit, type Visitor } from '../../support/portal/visit.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);
const controller = 'Regione Emilia-Romagna';

/** An administrator with a session, who belongs to a community with a role. */
async function anAdministrator() {
  const actor = await aStaffMember(db, 'platform_admin');
  const community = await aCommunity(db);
  const { memberId } = actor;
  await aStint(db, { community, memberId });
  await aGrant(db, { community, memberId, role: 'editor' });
  const visitor = await aVisitor({ db, app }, { memberId });
  return { actor, community, visitor };
}

const viewerOf = ({ sessionId }: Visitor, actor: Actor, proof?: Partial<Proof>): Viewer => ({
  sessionId,
  displayName: 'Prova',
  noticePending: false,
  actor,
  ...(proof && {
    proof: {
      memberId: actor.memberId,
      level: 'substantial',
      methods: ['spid'],
      at: new Date(),
      provider: 'spid',
      controller,
      ...proof,
    },
  }),
});

const tryAt = async ({ clientId }: Registration, viewer: Viewer) =>
  rehearsing(db, app.origin)({ viewer, clientId });

/** Everything that a sign-in leaves behind. */
async function traces(): Promise<readonly number[]> {
  const tables = [
    'oidc_artifact',
    'pairwise_subject',
    'session_client',
    'release_notice',
    'session',
    'outbox',
  ] as const;
  return Promise.all(
    tables.map(async (table) => (await db.selectFrom(table).selectAll().execute()).length),
  );
}

const drawnEachTime = ['iat', 'exp', 'sid', 'nonce', 'at_hash'];
const lasting = (claims: object) =>
  Object.fromEntries(Object.entries(claims).filter(([name]) => !drawnEachTime.includes(name)));

describe('a tried sign-in', () => {
  it.each([
    ['userinfo only', {}],
    ['everything in the ID token', { groups: 'csv', prefix: 'p-', inIdToken: true }],
    ['groups as objects', { groups: 'objects', prefix: '', inIdToken: true }],
  ] as const)('shows what the portal then receives: %s', async (_name, shape) => {
    const { actor, visitor } = await anAdministrator();
    const claimShape = { groups: 'array', prefix: '', inIdToken: false, ...shape } as const;
    const scopes = ['openid', 'profile', 'legal_name', 'email', 'groups', 'roles'];
    const portal = await aPortal(db, { claimShape, scopes });
    const scope = scopes.join(' ');
    const { tokens, config, sub } = await visit(app, portal, visitor, { scope });
    const shown = await tryAt(portal, viewerOf(visitor, actor));
    expect(shown.idToken).toEqual(lasting(tokens.claims() ?? {}));
    const userinfo = await oidc.fetchUserInfo(config, tokens.access_token, sub);
    expect(shown.userinfo).toEqual(userinfo);
    expect(Object.keys(shown.userinfo)).toEqual(expect.arrayContaining(['sub', 'name', 'groups']));
  });

  it('leaves nothing behind but its entry in the audit', async () => {
    const { actor, visitor } = await anAdministrator();
    const portal = await aPortal(db);
    const before = await traces();
    const shown = await tryAt(portal, viewerOf(visitor, actor));
    expect(await traces()).toEqual(before);
    expect(shown.userinfo).not.toHaveProperty('sub');
    const entries = await db
      .selectFrom('audit_entry')
      .select(['actor', 'subject', 'data'])
      .where('action', '=', 'portal.rehearse')
      .where('actor', '=', actor.memberId)
      .execute();
    expect(entries).toEqual([
      { actor: actor.memberId, subject: actor.memberId, data: { clientId: portal.clientId } },
    ]);
  });

  it('is for those who keep the register', async () => {
    const { visitor } = await anAdministrator();
    const portal = await aPortal(db);
    const before = await traces();
    const refused = tryAt(portal, viewerOf(visitor, actorOf(visitor.memberId, { level: 'low' })));
    await expect(refused).rejects.toMatchObject({ code: 'session.level_too_low' });
    const staff = await aStaffMember(db, 'regional_staff');
    await expect(tryAt(portal, viewerOf(visitor, staff))).rejects.toMatchObject({
      code: 'right.missing',
    });
    expect((await traces()).slice(0, 4)).toEqual(before.slice(0, 4));
  });
});

describe('what a tried sign-in says of the session', () => {
  it.each([
    ['accepted', {}, {}, { kind: 'accepted', level: 'substantial', provider: 'spid' }],
    ['too weak', { minimumLevel: 'high' }, {}, { kind: 'again', why: 'level' }],
    ['by other means', { allowedProviders: ['cie'] }, {}, { kind: 'again', why: 'provider' }],
    ['made for another', { controller: 'Comune' }, {}, { kind: 'again', why: 'controller' }],
  ] as const)('is that it is %s', async (_name, wanted, proof, signIn) => {
    const { actor, visitor } = await anAdministrator();
    const portal = await aPortal(db, wanted);
    const shown = await tryAt(portal, viewerOf(visitor, actor, proof));
    expect(shown.signIn).toEqual(signIn);
    expect('acr' in shown.idToken).toBe(signIn.kind === 'accepted');
  });

  it('tells which ways in serve the portal, as the sign-in page does', async () => {
    const { actor, visitor } = await anAdministrator();
    const portal = await aPortal(db, { agreement: null, allowedProviders: ['spid', 'google'] });
    const { refusalOf } = await tryAt(portal, viewerOf(visitor, actor));
    expect(refusalOf({ id: 'spid', isNational: true })).toBe('no_agreement');
    expect(refusalOf({ id: 'google', isNational: false })).toBeUndefined();
    expect(refusalOf({ id: 'email', isNational: false })).toBe('not_allowed');
  });

  it('is what the person would be asked or shown first', async () => {
    const { actor, visitor } = await anAdministrator();
    const viewer = viewerOf(visitor, actor);
    const told = await aPortal(db, { scopes: ['openid', 'profile'] });
    expect((await tryAt(told, viewer)).askedFirst).toEqual({
      consent: false,
      claims: ['name', 'locale'],
    });
    await visit(app, told, visitor, { scope: 'openid profile' });
    expect((await tryAt(told, viewer)).askedFirst).toBeUndefined();
    const asking = await aPortal(db, { scopes: ['openid', 'profile'], firstParty: false });
    expect((await tryAt(asking, viewer)).askedFirst).toMatchObject({ consent: true });
  });
});

describe('why something is missing', () => {
  const missing = (shown: Awaited<ReturnType<typeof tryAt>>) =>
    Object.fromEntries(
      shown.scopes.flatMap(({ claims }) => claims.map((one) => [one.name, one.missing])),
    );

  it('is told claim by claim', async () => {
    const { actor, visitor } = await anAdministrator();
    const scopes = ['openid', 'email', 'legal_name', 'groups'];
    const portal = await aPortal(db, { scopes, controller: 'Comune' });
    const shown = await tryAt(portal, viewerOf(visitor, actor));
    expect(missing(shown)).toMatchObject({
      sub: 'first_sign_in',
      acr: 'next_sign_in',
      email: 'no_address',
      email_verified: 'no_address',
      given_name: 'no_legal_name',
      groups: undefined,
    });
    expect(shown.withheld).toEqual(['offline_access', 'profile', 'roles', 'memberships']);
  });

  it('is that the portal does not serve the community, and so lets nobody of it in', async () => {
    const { actor, visitor, community } = await anAdministrator();
    const other = await aCommunity(db);
    const portal = await aPortal(db, { communities: [other.slug], membershipRequired: true });
    const shown = await tryAt(portal, viewerOf(visitor, actor));
    expect(shown.membershipMissing).toBe(true);
    expect(shown.userinfo).toMatchObject({ groups: [], memberships: [] });
    expect(JSON.stringify([shown.idToken, shown.userinfo])).not.toContain(community.slug);
    expect(shown.notServed).toHaveLength(1);
  });
});
