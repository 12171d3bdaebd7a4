// SPDX-License-Identifier: AGPL-3.0-or-later
import { Router } from 'express';
import { isLocal } from './loopback.js';

/** The state of a provider instance; the reason is for the operator. */
export interface ProviderState {
  readonly id: string;
  readonly state: 'up' | 'disabled';
  readonly reason?: string;
}

export interface Health {
  /** Resolves when the database answers. */
  readonly pingDatabase: () => Promise<unknown>;
  readonly providers: () => readonly ProviderState[];
  readonly isDraining: () => boolean;
}

/** `/livez`: the process answers. `/readyz`: it may be sent requests; reasons only to this machine. */
export function healthRouter(health: Health): Router {
  const router = Router();
  router.get('/livez', (_req, res) => {
    res.json({ status: 'live' });
  });
  router.get('/readyz', async (req, res) => {
    const database = await health.pingDatabase().then(
      () => 'up' as const,
      () => 'down' as const,
    );
    const draining = health.isDraining();
    const ready = database === 'up' && !draining;
    const status = draining ? 'draining' : ready ? 'ready' : 'unavailable';
    const providers = health.providers().map((one) => (isLocal(req) ? one : withoutReason(one)));
    res.status(ready ? 200 : 503).json({ status, database, providers });
  });
  return router;
}

const withoutReason = ({ id, state }: ProviderState): ProviderState => ({ id, state });
