// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Express, type RequestHandler, type Router } from 'express';
import { createErrorHandler, type RenderErrorPage } from './http/error-handler.js';
import { inOneStep, type Step } from './http/in-one-step.js';
import { giveContext, type Observe } from './http/request-context.js';
import { sameOriginOnly } from './http/same-origin.js';
import { refuseCertificateHeaders } from './http/refuse-certificate-headers.js';
import { noStore, securityHeaders } from './http/security-headers.js';
import { PiazzaError, type ErrorStatus } from './kernel/errors.js';
import type { Logger } from './kernel/logger.js';
import type { Site } from './web/site.js';

export interface AppDeps {
  readonly logger: Logger;
  /** Our own origin, as browsers see it. */
  readonly origin: string;
  readonly trustProxy: number;
  /** Who answers for the installation: read by the frame of every page. */
  readonly site: Site;
  readonly errorStatus: ErrorStatus;
  readonly renderErrorPage: RenderErrorPage;
  readonly isDraining: () => boolean;
  /** Sees every request end: figures. */
  readonly observe: Observe;
  /** Health, metrics, assets, the API, which knows its callers by tokens: no session is read for them. */
  readonly open: readonly Router[];
  /** Reads the session and sets `req.viewer`. */
  readonly session: RequestHandler;
  /** Cross-site by nature: replies of identity providers, OpenID Connect. Each parses its own bodies. */
  readonly crossSite: readonly Router[];
  /** Pages: forms of at most 20 kB, sent by our own pages only. */
  readonly pages: readonly Router[];
}

/** The HTTP application, without side effects: nothing listens and nothing is opened here. */
export function createApp(deps: AppDeps): Express {
  const secure = deps.origin.startsWith('https:');
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', deps.trustProxy);
  app.set('query parser', 'simple');
  // Answers are made anew each time and mostly must not be kept: a tag would be a hash for nobody.
  app.set('etag', false);
  app.locals['site'] = deps.site;

  app.use(
    inOneStep(
      giveContext(app, { logger: deps.logger, secure, observe: deps.observe }),
      securityHeaders({ secure }),
      closeWhileDraining(deps.isDraining),
      refuseCertificateHeaders,
    ),
  );
  mount(app, deps.open);
  app.use(noStore, deps.session);
  mount(app, deps.crossSite);
  app.use(sameOriginOnly({ origin: deps.origin }));
  app.use(express.urlencoded({ extended: false, limit: '20kb', parameterLimit: 100 }));
  mount(app, deps.pages);

  app.use((req) => {
    throw new PiazzaError('page.not_found', { method: req.method });
  });
  app.use(createErrorHandler({ status: deps.errorStatus, renderErrorPage: deps.renderErrorPage }));
  return app;
}

function mount(app: Express, routers: readonly Router[]): void {
  for (const router of routers) app.use(router);
}

/** Kept-alive connections would hold a stopping server open. */
function closeWhileDraining(isDraining: () => boolean): Step {
  return (_req, res) => {
    if (isDraining()) res.set('Connection', 'close');
  };
}
