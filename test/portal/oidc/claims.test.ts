// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import * as oidc from 'openid-client';
import {
  membershipClaims,
  profileClaims,
  type ClaimMembership,
} from '../../../src/portal/domain/claims.js';
import { newId } from '../../../src/kernel/ids.js';
import { declareAffiliation } from '../../../src/membership/use-cases/organisations/declare-affiliation.js';
import { discloseAffiliation } from '../../../src/membership/use-cases/organisations/disclose-affiliation.js';
import { saveAddress } from '../../../src/identity/store/contact-points.js';
import type { Agreement } from '../../../src/portal/domain/agreement.js';
import { updateProfile } from '../../../src/identity/use-cases/update-profile.js';
import { actorOf, aCommunity, aGrant, aStint } from '../../support/builders/membership.js';
import { anOrganisation } from '../../support/builders/organisation.js';
import { anAgreement, aPortal } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { usePortalApp } from '../../support/portal/app.js';
import { aVisitor, visit } from '../../support/portal/visit.js';

const since = new Date('2026-01-02T03:04:05Z');
const until = new Date('2027-01-02T03:04:05Z');
const source = { namespace: 'urn:example:piazza', authority: 'piazza.example' };

const belonging = (slug: string, ...roles: string[]): ClaimMembership => ({
  slug,
  name: `Comunità ${slug}`,
  since,
  until: null,
  roles: roles.map((code) => ({ code, until })),
});

describe('claims of belonging', () => {
  it('say each group and role as a string and as a structure, and as entitlements', () => {
    expect(membershipClaims([belonging('giovani', 'co_manager')], ['support'], { source })).toEqual(
      {
        groups: ['giovani'],
        roles: ['giovani:co_manager', 'support'],
        memberships: [
          {
            community: 'giovani',
            name: 'Comunità giovani',
            since: '2026-01-02T03:04:05.000Z',
            until: null,
            roles: [{ code: 'co_manager', until: '2027-01-02T03:04:05.000Z' }],
          },
        ],
        entitlements: [
          'urn:example:piazza:group:giovani#piazza.example',
          'urn:example:piazza:group:giovani:role=co_manager#piazza.example',
        ],
      },
    );
  });

  it('leave out entitlements where no namespace was delegated', () => {
    expect(membershipClaims([belonging('giovani')], [])).not.toHaveProperty('entitlements');
  });

  it('are all replaced by a flag above a hundred values', () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) => belonging(`c-${index}`));
    expect(membershipClaims(many(100), [])).toHaveProperty('groups.length', 100);
    expect(membershipClaims(many(101), [])).toEqual({ groups_overage: true });
    const roles = Array.from({ length: 101 }, (_, index) => `r-${index}`);
    expect(membershipClaims([belonging('giovani', ...roles)], [])).toEqual({
      groups_overage: true,
    });
  });
});

describe('claims of a person', () => {
  const person = {
    memberId: newId(),
    displayName: 'Giulia B.',
    givenName: 'Giulia',
    familyName: 'Bassi',
    locale: 'it',
    email: { address: 'giulia@example.org', verified: false },
    updatedAt: new Date('2026-11-22T10:00:00.900Z'),
    platformRoles: [],
    subject: undefined,
    shown: undefined,
  } as never;

  it('say that an address is verified only when the person proved it', () => {
    expect(profileClaims(person)).toEqual({
      name: 'Giulia B.',
      given_name: 'Giulia',
      family_name: 'Bassi',
      locale: 'it',
      updated_at: 1_795_341_600,
      email: 'giulia@example.org',
      email_verified: false,
    });
  });
});

describe('what a portal is told', () => {
  const database = useDatabase();
  const { db } = database;
  const app = usePortalApp(database);

  it('follows a membership and a role without a new sign-in, by userinfo and by refresh', async () => {
    const community = await aCommunity(db);
    const visitor = await aVisitor({ db, app });
    const { config, tokens, sub } = await visit(app, await aPortal(db), visitor);
    const told = async (token: string) => oidc.fetchUserInfo(config, token, sub);
    expect(await told(tokens.access_token)).toMatchObject({ groups: [] });

    const stint = await aStint(db, { community, memberId: visitor.memberId });
    expect(await told(tokens.access_token)).toMatchObject({ groups: [community.slug] });

    const { memberId } = stint;
    await aGrant(db, { community, memberId, role: 'co_manager' });
    const refreshed = await oidc.refreshTokenGrant(config, tokens.refresh_token ?? '');
    expect(await told(refreshed.access_token)).toMatchObject({
      roles: [`${community.slug}:co_manager`],
      memberships: [{ community: community.slug, roles: [{ code: 'co_manager' }] }],
    });
  });

  it('says in seconds when the person’s profile last changed', async () => {
    const visitor = await aVisitor({ db, app });
    const { config, tokens, sub } = await visit(app, await aPortal(db), visitor);
    const told = await oidc.fetchUserInfo(config, tokens.access_token, sub);
    const actor = actorOf(visitor.memberId);
    const at = new Date('2030-01-02T03:04:05.600Z');
    await updateProfile({ db, now: () => at }, { actor, displayName: 'Un altro', locale: 'it' });
    const later = await oidc.fetchUserInfo(config, tokens.access_token, sub);
    expect(later.updated_at).toBe(Date.parse('2030-01-02T03:04:05Z') / 1_000);
    expect(later.updated_at).toBeGreaterThan(told.updated_at ?? Infinity);
  });

  it('is only of communities that it serves', async () => {
    const [served, other] = [await aCommunity(db), await aCommunity(db)];
    const visitor = await aVisitor({ db, app });
    for (const community of [served, other]) {
      await aStint(db, { community, memberId: visitor.memberId });
    }
    const portal = await aPortal(db, { communities: [served.slug] });
    const { config, tokens, sub } = await visit(app, portal, visitor);
    const told = await oidc.fetchUserInfo(config, tokens.access_token, sub);
    expect(told).toMatchObject({ groups: [served.slug] });
  });

  it('is the chosen name, and the legal one only by a scope of its own', async () => {
    const visitor = await aVisitor({ db, app });
    const names = { given_name: 'Giulia', family_name: 'Bassi', display_name: 'Giù' };
    await db.updateTable('member').set(names).where('id', '=', visitor.memberId).execute();
    const told = async (scopes: string[]) => {
      const portal = await aPortal(db, { scopes });
      const { config, tokens, sub } = await visit(app, portal, visitor, {
        scope: scopes.join(' '),
        claims: JSON.stringify({ userinfo: { family_name: null } }),
      });
      return oidc.fetchUserInfo(config, tokens.access_token, sub);
    };
    const usual = await told(['openid', 'profile', 'email']);
    expect(usual).toMatchObject({ name: 'Giù' });
    expect(JSON.stringify(usual)).not.toContain('Bassi');
    const agreed = await told(['openid', 'profile', 'legal_name']);
    expect(agreed).toMatchObject({ name: 'Giù', given_name: 'Giulia', family_name: 'Bassi' });
  });

  it('is no legal name and no unproven address without an agreement in force', async () => {
    const visitor = await aVisitor({ db, app }, { provider: 'google', level: 'none' });
    const names = { given_name: 'Giulia', family_name: 'Bassi', display_name: 'Giù' };
    const { memberId } = visitor;
    await db.updateTable('member').set(names).where('id', '=', memberId).execute();
    const said = { memberId, address: 'giulia@example.org', at: new Date() };
    const prove = async (verifiedAt: Date | undefined) =>
      db.transaction().execute(async (trx) => saveAddress(trx, memberId, { ...said, verifiedAt }));
    await prove(undefined);
    const scopes = ['openid', 'profile', 'legal_name', 'email'];
    const told = async (agreement: Agreement | null) => {
      const claimShape = { groups: 'array', prefix: '', inIdToken: true } as const;
      const portal = await aPortal(db, { scopes, agreement, claimShape });
      const { config, tokens, sub } = await visit(app, portal, visitor, {
        scope: scopes.join(' '),
        claims: JSON.stringify({ id_token: { family_name: { essential: true } } }),
      });
      const notice = await db
        .selectFrom('release_notice')
        .select('claims')
        .where('client_id', '=', portal.clientId)
        .executeTakeFirstOrThrow();
      const userinfo = await oidc.fetchUserInfo(config, tokens.access_token, sub);
      return { userinfo, all: JSON.stringify([tokens.claims(), userinfo, notice.claims]) };
    };
    for (const agreement of [null, { ...anAgreement, endsOn: '2020-12-31' }]) {
      const { userinfo, all } = await told(agreement);
      expect(userinfo).toMatchObject({ name: 'Giù' });
      for (const kept of ['Bassi', 'Giulia', 'giulia@', 'family_name', 'given_name'])
        expect(all).not.toContain(kept);
    }
    await prove(new Date());
    expect((await told(null)).userinfo).toMatchObject({ email: 'giulia@example.org' });
    const covered = await told(anAgreement);
    expect(covered.userinfo).toMatchObject({ given_name: 'Giulia', family_name: 'Bassi' });
    expect(covered.all).toContain('"family_name"');
  });

  it('is never where a person belongs beside communities, not even what others may know', async () => {
    const visitor = await aVisitor({ db, app });
    const actor = actorOf(visitor.memberId);
    const deps = { db, now: () => new Date() };
    const organisationId = await anOrganisation(db);
    const said = { organisationId, kind: 'elected' as const, title: 'Consigliera' };
    const { id: affiliationId } = await declareAffiliation(deps, { actor, ...said });
    await discloseAffiliation(deps, { actor, affiliationId, disclosed: true });
    const { config, tokens, sub } = await visit(app, await aPortal(db), visitor);
    const told = JSON.stringify([
      tokens.claims(),
      await oidc.fetchUserInfo(config, tokens.access_token, sub),
    ]);
    for (const trace of ['elected', 'Consigliera', organisationId]) {
      expect(told).not.toContain(trace);
    }
  });

  it('is only what its scopes ask for, and what `claims` names within its registration', async () => {
    const portal = await aPortal(db, { scopes: ['openid', 'profile', 'groups'] });
    const visitor = await aVisitor({ db, app });
    const { config, tokens, sub } = await visit(app, portal, visitor, {
      scope: 'openid',
      claims: JSON.stringify({ userinfo: { groups: null, email: null }, id_token: { name: null } }),
    });
    const told = await oidc.fetchUserInfo(config, tokens.access_token, sub);
    expect(Object.keys(told).toSorted()).toEqual(['groups', 'sub']);
    expect(tokens.claims()).toHaveProperty('name');
    expect(tokens.claims()).not.toHaveProperty('email');
  });

  it('names a person alike to portals of one sector, and otherwise to every other', async () => {
    const visitor = await aVisitor({ db, app });
    const subOf = async (sector: string) => {
      const portal = await aPortal(db, { sector });
      return (await visit(app, portal, visitor)).sub;
    };
    const [a, b, c] = [await subOf('regione'), await subOf('regione'), await subOf('comune')];
    expect(a).toBe(b);
    expect(c).not.toBe(a);
    expect([a, c]).not.toContain(visitor.memberId);
  });

  it('names a person alike when two first sign-ins happen at the same moment', async () => {
    const portal = await aPortal(db);
    const visitor = await aVisitor({ db, app });
    const { memberId } = visitor;
    await visit(app, portal, visitor);
    await db.deleteFrom('pairwise_subject').where('member_id', '=', memberId).execute();
    const twins = [
      await aVisitor({ db, app }, { memberId }),
      await aVisitor({ db, app }, { memberId }),
    ];
    const visits = await Promise.all(twins.map(async (twin) => visit(app, portal, twin)));
    expect(new Set(visits.map(({ sub }) => sub)).size).toBe(1);
  });
});
