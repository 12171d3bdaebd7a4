// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Express, type Request } from 'express';
import { pino } from 'pino';
import type { Db } from '../../src/database/database.js';
import { createApp } from '../../src/app.js';
import { errorStatus } from '../../src/compose/error-status.js';
import { browserBinding } from '../../src/http/browser-binding.js';
import { sessions } from '../../src/http/session.js';
import { signedCookie } from '../../src/http/signed-cookie.js';
import { readNotice } from '../../src/identity/use-cases/read-notice.js';
import { resolveSignIn } from '../../src/identity/use-cases/resolve-sign-in.js';
import { day, type Clock } from '../../src/kernel/clock.js';
import type { Logger } from '../../src/kernel/logger.js';
import type { MemberId } from '../../src/kernel/ids.js';
import type { AnyProviderDefinition, SigningKey } from '../../src/providers/provider.js';
import type { InstanceConfig } from '../../src/providers/registry.js';
import { logoutPages } from '../../src/portal/use-cases/logouts/leave-portals.js';
import { signInFeature } from '../../src/sign-in/use-cases/member-feature.js';
import { sessionStore } from '../../src/sign-in/use-cases/session-store.js';
import { renderErrorPage } from '../../src/web/errors/render-error-page.js';
import type { SignInWebDeps, WaitingPortal } from '../../src/web/sign-in/deps.js';
import { logoutRoutes } from '../../src/web/sign-in/logout.routes.js';
import { replyRoutes } from '../../src/web/sign-in/replies.js';
import { signInRoutes } from '../../src/web/sign-in/routes.js';
import { withdrawalPages, withdrawalRoutes } from '../../src/web/sign-in/withdrawal.routes.js';
import { testPersonKeys } from './builders/identity.js';
import type { Browser } from './http-browser.js';
import { signInBench, testCertificateHost, testOrigin, type SignInBench } from './sign-in.js';

export interface SignInApp {
  readonly app: Express;
  readonly bench: SignInBench;
  /** For the other host, which asks for certificates. */
  readonly web: SignInWebDeps;
  readonly logger: Logger;
  /** What was logged at `warn` and above, by providers too. */
  readonly logged: Record<string, unknown>[];
}

export interface SignInAppOptions {
  readonly db: Db;
  readonly instances: readonly InstanceConfig[];
  readonly definitions?: readonly AnyProviderDefinition[];
  readonly samlKeys?: readonly SigningKey[];
  readonly now?: Clock;
  readonly secure?: boolean;
  /** Where browsers find it; `testOrigin` unless said. */
  readonly origin?: URL;
  readonly fetch?: typeof fetch;
  readonly portals?: Readonly<Record<string, WaitingPortal>>;
}

/** The real application with the pages of sign-in, real identity and sessions; `/me` says who is signed in. */
export async function signInApp(options: SignInAppOptions): Promise<SignInApp> {
  const { db, now = () => new Date(), secure = false, portals = {} } = options;
  const { origin = testOrigin } = options;
  const identity = { db, now, personKeys: testPersonKeys, features: [] };
  const logged: Record<string, unknown>[] = [];
  const logger = pino(
    { level: 'warn' },
    { write: (line: string) => void logged.push(JSON.parse(line)) },
  );
  const bench = await signInBench({
    ...options,
    now,
    logger,
    features: () => [signInFeature(bench)],
    resolve: (input) => resolveSignIn({ ...identity, features: [signInFeature(bench)] }, input),
  });
  const secrets = ['a secret for tests'];
  const web: SignInWebDeps = {
    signIn: bench,
    binding: browserBinding({ secure }),
    lastMeans: signedCookie({ name: 'piazza_means', secure, secrets, maxAge: day }),
    limit: (_req, _res, next) => next(),
    certificateHost: testCertificateHost,
    findPortal: (clientId) => Promise.resolve(portals[clientId]),
    logoutPages: (sessionId) => logoutPages({ db, issuer: `${origin.origin}/oidc` }, sessionId),
    readNotice: (memberId: MemberId) => readNotice({ db, now }, { memberId }),
  };
  const app = createApp({
    logger,
    origin: secure ? origin.origin.replace('http:', 'https:') : origin.origin,
    trustProxy: 1,
    errorStatus,
    renderErrorPage,
    site: {
      owner: { name: 'Regione', url: 'https://example.org/' },
      controller: 'Regione',
      contactEmail: 'piazza@example.org',
    },
    isDraining: () => false,
    observe: () => {},
    open: [],
    session: sessions({ persistence: sessionStore(bench), secure, secrets, now }),
    crossSite: [replyRoutes(web), logoutRoutes(web), withdrawalRoutes(web)],
    pages: [signInRoutes(web), withdrawalPages(web), whoAmI()],
  });
  return { app, bench, web, logger, logged };
}

function whoAmI(): express.Router {
  const router = express.Router();
  router.get('/me', (req: Request, res) => void res.json({ viewer: req.viewer ?? null }));
  return router;
}

/** Who is signed in, as `/me` says. */
export const viewerOf = async (browser: Pick<Browser, 'get'>) =>
  JSON.parse((await browser.get('/me')).html).viewer;
