// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Express } from 'express';
import { createApp, type AppDeps } from '../../src/app.js';
import { errorStatus } from '../../src/compose/error-status.js';
import { createLogger } from '../../src/kernel/logger.js';
import { renderErrorPage } from '../../src/web/errors/render-error-page.js';

/** The application around nothing but the routers that a test is about. */
export function bareApp(parts: Partial<AppDeps> = {}): Express {
  return createApp({
    logger: createLogger('silent'),
    origin: 'http://localhost:3000',
    trustProxy: 0,
    site: {
      owner: { name: 'Regione di prova', url: 'https://region.example/' },
      controller: 'Regione di prova',
      contactEmail: 'help@region.example',
    },
    errorStatus,
    renderErrorPage,
    isDraining: () => false,
    observe: () => {},
    open: [],
    session: (_req, _res, next) => next(),
    crossSite: [],
    pages: [],
    ...parts,
  });
}
