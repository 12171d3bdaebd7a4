// SPDX-License-Identifier: AGPL-3.0-or-later
import { healthRouter, type ProviderState } from '../http/health.js';
import { createMetrics } from '../http/metrics.js';
import type { Observe } from '../http/request-context.js';
import { robotsTxt } from '../http/robots-txt.js';
import { securityTxt } from '../http/security-txt.js';
import { assetRoutes } from '../web/assets/routes.js';
import type { Area } from './area.js';
import type { Foundation } from './foundation.js';

export interface Operation extends Area {
  readonly observe: Observe;
}

/** Health, figures, security.txt, robots.txt and static files: what answers without a session. */
export function operationArea(
  { config, pool, now, measures }: Foundation,
  state: { isDraining: () => boolean; providers: () => readonly ProviderState[] },
): Operation {
  const origin = config.http.publicUrl;
  const metrics = createMetrics({ token: config.metrics.token, measures });
  const health = healthRouter({ pingDatabase: () => pool.query('select 1'), ...state });
  const contact = securityTxt({ contact: config.organisation.contact, origin, now });
  return {
    observe: metrics.observe,
    open: [health, metrics.router, contact, robotsTxt(), assetRoutes()],
  };
}
