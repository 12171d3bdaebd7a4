// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash, randomBytes } from 'node:crypto';
import type { Express, Request, RequestHandler } from 'express';
import request, { type Test } from 'supertest';
import type { Db } from '../../src/database/database.js';
import type { Proof, Viewer } from '../../src/http/request.js';
import type { Actor } from '../../src/kernel/actor.js';
import { systemClock } from '../../src/kernel/clock.js';
import { createSealedBox } from '../../src/kernel/sealed-box.js';
import { newId, trustId } from '../../src/kernel/ids.js';
import { queueFarewell } from '../../src/mail/farewell.js';
import {
  findPortal,
  portalsOfCommunities,
  portalsToldOf,
  returnAddressAllowed,
} from '../../src/portal/use-cases/portals.js';
import type { SourceChange } from '../../src/providers/source-change.js';
import { demandRight } from '../../src/membership/use-cases/demand-right.js';
import { preparedOn } from '../../src/database/prepared.js';
import { membershipClaims } from '../../src/membership/use-cases/claims.js';
import { openRefusal } from '../../src/membership/use-cases/mail-choices/refusal-link.js';
import { refuseByLink } from '../../src/membership/use-cases/mail-choices/refuse-by-link.js';
import { keepForm, takeForm } from '../../src/sign-in/use-cases/keep-form.js';
import { defaultSessionLimits } from '../../src/sign-in/domain/session.js';
import { assetRoutes } from '../../src/web/assets/routes.js';
import type { SignInOffers, StaffInvitation, WebDeps } from '../../src/web/deps.js';
import type { ContactMessage } from '../../src/web/help/routes.js';
import { unsubscribeRoutes } from '../../src/web/mail-choices/unsubscribe-routes.js';
import { pageRoutes } from '../../src/web/router.js';
import { passages } from './web-passages.js';
import { routesOf } from './routes-of.js';
import { testGround } from './builders/portal.js';
import { bareApp } from './bare-app.js';

export interface WebApp {
  readonly app: Express;
  /** "GET /c/:slug" */
  readonly routes: readonly string[];
  /** Messages that the contact page sent. */
  readonly messages: ContactMessage[];
  /** Invitations to work on the platform that were mailed. */
  readonly invitations: StaffInvitation[];
  /** The cookie of a browser in which this person is signed in. */
  signIn(actor: Actor, displayName?: string, proof?: Proof): string;
}

const offers: SignInOffers = {
  groups: {
    enterprise: [],
    national: [
      {
        instance: 'spid',
        kind: 'spid',
        name: 'SPID',
        choices: ['alfa', 'beta', 'gamma'].map((name) => ({
          id: `https://${name}.example/metadata`,
          name: `Gestore ${name}`,
        })),
      },
    ],
    social: [{ instance: 'google', kind: 'google', name: 'Google' }],
    email: [{ instance: 'email', kind: 'email-link', name: 'E-mail' }],
  },
  unavailable: [],
  origins: ['https://alfa.example'],
};

const alfa = { id: 'https://alfa.example', name: 'Gestore alfa' };
const sourceChanges: readonly SourceChange[] = [
  {
    at: new Date('2026-11-21T09:00:00Z'),
    outcome: 'refused',
    from: 2,
    rule: 'register.shrunk',
    added: [],
    removed: [alfa],
    changed: [],
  },
  {
    at: new Date('2026-11-20T09:00:00Z'),
    outcome: 'kept',
    from: 1,
    to: 2,
    added: [{ id: 'https://beta.example', name: 'Gestore beta' }],
    removed: [],
    changed: [{ ...alfa, parts: ['certificates', 'addresses'] }],
  },
];

const box = createSealedBox([{ id: 'test', secret: randomBytes(32) }]);
const open: RequestHandler = (_req, _res, next) => next();

/** The pages over a real database; who is signed in is what a cookie of the test says. */
export function webApp(db: Db, parts: Partial<WebDeps> & { origin?: string } = {}): WebApp {
  const { origin = 'http://localhost:3000', ...overrides } = parts;
  const viewers = new Map<string, Viewer>();
  const messages: ContactMessage[] = [];
  const invitations: StaffInvitation[] = [];
  const deps: WebDeps = {
    db,
    now: systemClock,
    pseudonym: (label, value) => createHash('sha256').update(`${label}\n${value}`).digest('hex'),
    lettersOfDay: 1_000,
    features: [],
    demandRight,
    sessionLimits: defaultSessionLimits,
    limits: { join: open, contact: open, memberExport: open, report: open },
    promotersNeeded: 2,
    tellLostAddress: queueFarewell({
      box: createSealedBox([{ id: 'test', secret: randomBytes(32) }]),
    }),
    portals: {
      async find(clientId) {
        const portal = await findPortal(db, trustId(clientId));
        return portal && { name: portal.name, allows: (url) => returnAddressAllowed(portal, url) };
      },
      ofCommunities: (ids) => portalsOfCommunities(db, ids),
      toldOf: (memberId, communities) => portalsToldOf(db, { memberId, communities }),
    },
    claimSources: {
      now: systemClock,
      entitlements: undefined,
      memberships: (query) => membershipClaims(preparedOn(db), query),
    },
    async rehearsePortal(asked) {
      const { rehearsing } = await import('./portal/rehearsing.js');
      return rehearsing(db, origin)(asked);
    },
    issuer: `${origin}/oidc`,
    keepPortals: {
      db,
      now: systemClock,
      box,
      ground: { ...testGround, loopback: false },
      allowPrivate: false,
      demandKeeper: async (at, actor) => demandRight(at, actor, 'client.register'),
    },
    refusals: {
      read: (token) => openRefusal({ box, now: systemClock }, token).kind,
      refuse: (token) => refuseByLink({ db, box, now: systemClock }, token),
    },
    keptForms: {
      keep: (form) => keepForm({ db, box, now: systemClock }, form),
      take: (asked) => takeForm({ db, box, now: systemClock }, asked),
      limit: async () => undefined,
    },
    signIn: {
      offers: async () => offers,
      means: () => [{ provider: 'spid', reach: 'substantial', tellsAge: true }],
      states: () => [
        { id: 'spid', kind: 'spid', name: 'SPID' },
        { id: 'google', kind: 'google', name: 'Google', disabled: 'clientSecret is missing' },
      ],
      sourceChanges: async (instance) => (instance === 'spid' ? sourceChanges : []),
      nameOf: (instance) => instance.toUpperCase(),
    },
    async sendStaffInvitation(invitation) {
      invitations.push(invitation);
    },
    async sendContactMessage(message) {
      messages.push(message);
    },
    ...overrides,
  };
  const pages = pageRoutes(deps);
  const app = bareApp({
    origin,
    open: [assetRoutes()],
    session(req, _res, next) {
      req.viewer = viewers.get(keyOf(req));
      next();
    },
    crossSite: [unsubscribeRoutes(deps)],
    pages: [pages, passages(offers)],
  });
  return {
    app,
    messages,
    invitations,
    routes: routesOf(pages),
    signIn(actor, displayName = 'Giulia B.', proof) {
      const sessionId = newId<Viewer['sessionId']>();
      viewers.set(sessionId, {
        sessionId,
        displayName,
        noticePending: false,
        actor,
        ...(proof && { proof }),
      });
      return `viewer=${sessionId}`;
    },
  };
}

const keyOf = (req: Request): string => /viewer=([\w-]+)/.exec(req.headers.cookie ?? '')?.[1] ?? '';

/** Asks for a page as the browser of somebody would. */
export function get(app: WebApp, path: string, cookie = ''): Test {
  return request(app.app)
    .get(path)
    .set({ Accept: 'text/html', 'Accept-Language': 'it', Cookie: cookie });
}

/** Sends a form as one of our own pages would. */
export function post(app: WebApp, path: string, form: Record<string, string>, cookie = ''): Test {
  return request(app.app)
    .post(path)
    .type('form')
    .set({ Accept: 'text/html', 'Accept-Language': 'it', Cookie: cookie })
    .set('Sec-Fetch-Site', 'same-origin')
    .send(form);
}
