// SPDX-License-Identifier: AGPL-3.0-or-later
import { generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll } from '@jest/globals';
import express, { Router, type Request, type RequestHandler } from 'express';
import { createApp } from '../../../src/app.js';
import { errorStatus } from '../../../src/compose/error-status.js';
import { later, type Clock } from '../../../src/kernel/clock.js';
import { trustId, type MemberId, type SessionId } from '../../../src/kernel/ids.js';
import { prepared } from '../../../src/database/prepared.js';
import { createOutboundFetch } from '../../../src/http/outbound-fetch.js';
import { createLogger, type Logger } from '../../../src/kernel/logger.js';
import { membershipClaims } from '../../../src/membership/use-cases/claims.js';
import { limitCallers } from '../../../src/portal/api/limit-callers.js';
import { apiRouter } from '../../../src/portal/api/router.js';
import { createTokenVerifier } from '../../../src/portal/api/verify-token.js';
import { createInteractions } from '../../../src/portal/oidc/interactions.js';
import type { ApiDeps } from '../../../src/portal/api/deps.js';
import type { OidcDeps, UpstreamLogout } from '../../../src/portal/oidc/deps.js';
import { toJwks } from '../../../src/portal/oidc/keys.js';
import { mountForPrograms, mountMetadata, mountProvider } from '../../../src/portal/oidc/mount.js';
import { createProvider } from '../../../src/portal/oidc/provider.js';
import type { TokenKey } from '../../../src/portal/domain/token-key.js';
import { createPortalDirectory } from '../../../src/portal/use-cases/portal-directory.js';
import { currentEvent } from '../../../src/sign-in/use-cases/current-event.js';
import type { Interactions } from '../../../src/portal/use-cases/interaction-types.js';
import { interactionRoutes } from '../../../src/web/interaction/routes.js';
import { signInAddress } from '../../../src/web/interaction/sign-in-address.js';
import { sendPassOnPage } from '../../../src/web/interaction/pass-on-page.js';
import { sendSignedOutPage, sendSignOutPage } from '../../../src/web/interaction/sign-out-pages.js';
import { sendSignedOutHere } from '../../../src/web/sign-in/logout.js';
import { scimRouter } from '../../../src/portal/scim/router.js';
import { invitingDeps } from '../builders/invitation.js';
import { testBox } from '../builders/portal.js';
import type { TestDatabase } from '../database.js';
import { scimTestDeps } from './scim.js';
import { patient } from '../patient.js';

export const organisation = 'Regione Emilia-Romagna';

export interface PortalApp {
  readonly origin: string;
  /** The same installation once more: another node on the same database. */
  readonly secondNode: string;
  /** Every node, the first one too. */
  readonly nodes: readonly string[];
  readonly issuer: string;
  /** The logout that the identity provider of a session offers. */
  readonly upstreamLogouts: Map<string, UpstreamLogout>;
  /** Moves the application's clock. */
  advance(milliseconds: number): void;
}

/** The keys of one node, newest first. */
export interface NodeKeys {
  readonly tokens: readonly TokenKey[];
  readonly cookies: readonly string[];
}

/** Piazza as far as portals see it, listening on a port of its own, with sessions that a test makes. */
export function usePortalApp(
  database: TestDatabase,
  settings: {
    realPages?: boolean;
    keys?: readonly NodeKeys[];
    issuer?: string;
    fetch?: typeof fetch;
    logger?: Logger;
    /** How often the API may be called. */
    limits?: Parameters<typeof limitCallers>[1];
    lettersOfDay?: number;
    isReady?: () => Promise<boolean>;
  } = {},
): PortalApp {
  const servers: Server[] = [];
  let offset = 0;
  const now: Clock = () => later(new Date(), offset);
  const state = { origin: '', issuer: '', nodes: [''] };
  const { realPages = false, keys = [usualKeys, usualKeys], fetch = outbound } = settings;
  const { logger = usualLogger, limits = usualLimits, lettersOfDay = 1_000 } = settings;
  const { isReady = async () => true } = settings;
  const limited = { limits, lettersOfDay, isReady };
  const upstreamLogouts: PortalApp['upstreamLogouts'] = new Map();

  beforeAll(async () => {
    state.nodes = [];
    for (const _node of keys) state.nodes.push(`http://localhost:${await listen(servers)}`);
    state.origin = state.nodes[0] ?? '';
    state.issuer = settings.issuer ?? `${state.origin}/oidc`;
    for (const [index, server] of servers.entries()) {
      const options = { ...state, ...limited, now, realPages, upstreamLogouts, fetch, logger };
      server.on('request', buildApp(database, { ...options, keys: keys[index] ?? usualKeys }));
    }
  });
  afterAll(() => {
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
  });
  return {
    get origin() {
      return state.origin;
    },
    get secondNode() {
      return state.nodes[1] ?? '';
    },
    get nodes() {
      return state.nodes;
    },
    get issuer() {
      return state.issuer;
    },
    upstreamLogouts,
    advance(milliseconds) {
      offset += milliseconds;
    },
  };
}

async function listen(servers: Server[]): Promise<number> {
  const server = patient(createServer());
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

const outbound = createOutboundFetch({ allowPrivate: true });
const usualLogger = createLogger(process.env['PIAZZA_TEST_LOG'] ?? 'silent');

function buildApp(
  { db, pool }: TestDatabase,
  options: Pick<PortalApp, 'origin' | 'issuer' | 'upstreamLogouts'> & {
    now: Clock;
    realPages: boolean;
    fetch: typeof fetch;
    logger: Logger;
    keys: NodeKeys;
    limits: Parameters<typeof limitCallers>[1];
    lettersOfDay: number;
    isReady: () => Promise<boolean>;
  },
) {
  const { origin, issuer, now, keys, logger } = options;
  const deps: OidcDeps = {
    db,
    now,
    log: logger,
    issuer,
    apiResource: `${origin}/api/v1`,
    box: testBox,
    fetch: options.fetch,
    portals: createPortalDirectory({ db, now, seconds: 5 }),
    jwks: toJwks(keys.tokens),
    cookieKeys: keys.cookies,
    entitlements: { namespace: 'urn:example:piazza', authority: 'piazza.example' },
    currentEvent: async (query) => currentEvent({ db, controller: organisation }, query),
    isNational: (provider) => !['google', 'email'].includes(provider),
    memberships: async (query) => membershipClaims(prepared(pool), query),
    endSession: async (req) => {
      if (req.viewer)
        await db.deleteFrom('session').where('id', '=', req.viewer.sessionId).execute();
      return options.upstreamLogouts.get(req.viewer?.sessionId ?? '');
    },
    pages: {
      error: (_req, res, error) => {
        const code = Object(error).code as keyof typeof errorStatus;
        res.status(errorStatus[code]).send(`error page: ${code}`);
      },
      ...(options.realPages && { signIn: signInAddress }),
      passOn: sendPassOnPage,
      signOut: options.realPages
        ? sendSignOutPage
        : (_req, res, page) => void res.send(JSON.stringify(page)),
      signedOut: sendSignedOutPage,
      signedOutHere: sendSignedOutHere,
    },
  };
  const provider = createProvider(deps);
  const interactions = createInteractions(provider, deps);
  const pages = Router();
  if (options.realPages) pages.use(interactionRoutes(interactions, { db }));
  else bareInteraction(pages, interactions);
  const oidc = express.Router();
  oidc.use(mountMetadata(provider, deps));
  oidc.use('/oidc', mountProvider(provider, deps));
  const api = apiDeps({ db, pool }, { ...options, deps, keys: keys.tokens });
  oidc.use('/api/v1', apiRouter(api));
  oidc.use('/scim/v2', scimRouter(scimTestDeps(api, now)));
  return createApp({
    logger,
    origin,
    trustProxy: 0,
    site: {
      owner: { name: organisation, url: origin },
      contactEmail: 'a@b.example',
      controller: organisation,
    },
    errorStatus,
    renderErrorPage: (_req, res, error) => void res.status(error.status).send(error.code),
    isDraining: () => false,
    observe: () => {},
    open: [express.Router().use('/oidc', mountForPrograms(provider, deps))],
    session: testSession(db),
    crossSite: [oidc],
    pages: [pages],
  });
}

/** The interaction without pages: what they would show, as JSON. */
function bareInteraction(router: Router, interactions: Interactions): void {
  router.get('/interaction/:uid', async (req, res) => {
    res.json(await interactions.details(req, res));
  });
  router.post('/interaction/:uid', async (req, res) => interactions.finish(req, res));
  router.post('/interaction/:uid/abort', async (req, res) => interactions.abort(req, res));
}

const usual = { points: 500, seconds: 60 };
const usualLimits = { portal: usual, person: usual };

interface ApiOptions {
  readonly deps: OidcDeps;
  readonly origin: string;
  readonly keys: readonly TokenKey[];
  readonly limits: Parameters<typeof limitCallers>[1];
  readonly lettersOfDay: number;
  readonly isReady: () => Promise<boolean>;
}

function apiDeps(
  { db, pool }: Pick<TestDatabase, 'db' | 'pool'>,
  { deps, origin, keys, limits, lettersOfDay, isReady }: ApiOptions,
): ApiDeps {
  const { now, issuer, portals, memberships } = deps;
  return {
    db,
    now,
    prepared: prepared(pool),
    box: testBox,
    verify: createTokenVerifier({ keys, issuer, audience: deps.apiResource, now }),
    portals: createPortalDirectory({ db, now, seconds: 0 }),
    rememberedPortals: portals,
    issuer,
    origin,
    contact: { name: organisation, url: origin, email: 'piazza@example.org' },
    pseudonym: invitingDeps(db).pseudonym,
    limit: limitCallers('api', limits),
    lettersOfDay,
    means: () => [{ provider: 'spid', reach: 'substantial' }],
    isReady,
    memberships,
  };
}

/** The cookie `test_session` is the session's id: what the real middleware does is tested elsewhere. */
const testSession =
  (db: TestDatabase['db']): RequestHandler =>
  async (req, _res, next) => {
    const id = /test_session=([0-9a-f-]{36})/.exec(req.headers.cookie ?? '')?.[1];
    if (id) req.viewer = await viewerOf(db, trustId<SessionId>(id));
    next();
  };

async function viewerOf(db: TestDatabase['db'], sessionId: SessionId): Promise<Request['viewer']> {
  const row = await db
    .selectFrom('session')
    .select('member_id')
    .where('id', '=', sessionId)
    .executeTakeFirst();
  if (!row?.member_id) return undefined;
  return {
    sessionId,
    displayName: 'Prova',
    noticePending: false,
    actor: {
      memberId: trustId<MemberId>(row.member_id),
      level: 'substantial',
      authenticatedAt: new Date(),
      provider: 'spid',
    },
  };
}

export const testKeys: readonly TokenKey[] = [
  { kid: 'ec', privateKey: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey },
  { kid: 'rsa', privateKey: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey },
];

const usualKeys: NodeKeys = { tokens: testKeys, cookies: ['a-cookie-key-of-the-tests'] };
