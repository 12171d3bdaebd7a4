// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Express } from 'express';
import type { Config } from '../config/schema.js';
import { createApp } from './app.js';
import { errorStatus } from './compose/error-status.js';
import { openDatabases, refusePendingMigrations } from './compose/databases.js';
import type { Foundation } from './compose/foundation.js';
import { createKeys } from './compose/keys.js';
import { createWorker, type Worker } from './database/jobs.js';
import { healthRouter } from './http/health.js';
import { createMetrics } from './http/metrics.js';
import { securityTxt } from './http/security-txt.js';
import { systemClock } from './kernel/clock.js';
import type { Logger } from './kernel/logger.js';
import { assetRoutes } from './web/assets/routes.js';
import { renderErrorPage } from './web/errors/render-error-page.js';
import type { Site } from './web/site.js';

export interface Piazza {
  readonly app: Express;
  /** Begins the work that no request asks for: the queue, the relay, periodic tasks. */
  startWork(): Promise<void>;
  /** From here on `/readyz` refuses and connections are not kept. */
  drain(): void;
  close(): Promise<void>;
}

/**
 * Builds everything from the configuration; the only builder there is.
 * @throws StartError when something that cannot be done without is missing; nothing stays open then.
 */
export async function compose(config: Config, logger: Logger): Promise<Piazza> {
  const databases = await openDatabases(config, logger);
  try {
    await refusePendingMigrations(databases.db);
    const keys = createKeys(config.keys);
    return assemble({ ...databases, config, keys, now: systemClock, logger }, databases.close);
  } catch (error) {
    await databases.close();
    throw error;
  }
}

function assemble(foundation: Foundation, closeDatabases: () => Promise<void>): Piazza {
  const { config, logger, pool, now } = foundation;
  let draining = false;
  let worker: Worker | undefined;
  const origin = config.http.publicUrl;
  const metrics = createMetrics({ token: config.metrics.token });
  const health = healthRouter({
    pingDatabase: () => pool.query('select 1'),
    providers: () => [],
    isDraining: () => draining,
  });
  const contact = securityTxt({ contact: config.organisation.contact, origin, now });

  const app = createApp({
    logger,
    origin,
    trustProxy: config.http.trustProxy,
    site: siteOf(config.organisation),
    errorStatus,
    renderErrorPage,
    isDraining: () => draining,
    observe: metrics.observe,
    open: [health, metrics.router, contact, assetRoutes()],
    session: (_req, _res, next) => next(),
    crossSite: [],
    pages: [],
  });
  return {
    app,
    async startWork() {
      worker = await createWorker(pool, {}, logger);
    },
    drain() {
      draining = true;
    },
    async close() {
      await worker?.stop();
      await closeDatabases();
    },
  };
}

const siteOf = (organisation: Config['organisation']): Site => ({
  owner: { name: organisation.name, url: organisation.url },
  controller: organisation.controller,
  contactEmail: organisation.contact,
  privacyUrl: organisation.privacyUrl,
  accessibilityStatementUrl: organisation.accessibilityUrl,
});
