// SPDX-License-Identifier: AGPL-3.0-or-later
import { Router, type Request } from 'express';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { PiazzaError } from '../kernel/errors.js';
import { equalInConstantTime } from '../kernel/tokens.js';
import { isLocal } from './loopback.js';
import type { Measures } from './measures.js';
import type { Observe } from './request-context.js';

export interface Metrics {
  readonly registry: Registry;
  /** Counts every request by method, route pattern and status, with its time. */
  readonly observe: Observe;
  readonly router: Router;
}

/** Figures for Prometheus at `/metrics`, for this machine or for who presents the token. */
export function createMetrics(options: {
  token?: string | undefined;
  /** What other parts report. */
  measures?: Measures;
}): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'piazza_http_request_seconds',
    help: 'Time to answer a request',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });

  const observe: Observe = (req, res, seconds) =>
    duration.observe({ method: req.method, route: routeOf(req), status: res.statusCode }, seconds);

  const router = Router();
  router.get('/metrics', async (req, res) => {
    if (!mayRead(req.get('Authorization'), options.token, isLocal(req))) {
      throw new PiazzaError('page.not_found');
    }
    const all = options.measures ? [registry, options.measures.registry] : [registry];
    const figures = await Promise.all(all.map((one) => one.metrics()));
    res.type(registry.contentType).send(figures.join('\n'));
  });
  return { registry, observe, router };
}

/** The pattern, never the address: an address would make a series per member. */
function routeOf(req: Request): string {
  const route: unknown = req.route;
  const path = typeof route === 'object' && route && 'path' in route ? route.path : undefined;
  return typeof path === 'string' ? `${req.baseUrl}${path}` : 'other';
}

function mayRead(header: string | undefined, token: string | undefined, local: boolean): boolean {
  if (!token) return local;
  return equalInConstantTime(header ?? '', `Bearer ${token}`);
}
