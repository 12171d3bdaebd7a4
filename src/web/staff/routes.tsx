// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import { PiazzaError } from '../../kernel/errors.js';
import { reaches } from '../../kernel/level.js';
import { staffLevel } from '../../membership/domain/policy.js';
import { demandRight } from '../../membership/use-cases/demand-right.js';
import { readOverview } from '../../membership/use-cases/read-overview.js';
import { takeStaffRole } from '../../membership/use-cases/take-staff-role.js';
import type { WebDeps } from '../deps.js';
import { staffRequestRoutes } from '../founding/staff-routes.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { lifecycleRoutes } from '../lifecycle/routes.js';
import { viewerOf } from '../request.js';
import { readQuery } from '../read-query.js';
import { AcceptRole } from './accept.js';
import { createRoutes } from './create-routes.js';
import { memberRoutes } from './member-routes.js';
import { openRoutes } from './open-routes.js';
import { StaffOverview } from './overview.js';
import { peopleRoutes } from './people-routes.js';
import { Providers } from './providers.js';
import { reviewRoutes } from './review-routes.js';
import { firstPageFor, readRights } from './rights.js';

const nothing = z.strictObject({});
const cursor = z.string().max(500).optional();
const page = z.strictObject({ cursor, drafts: cursor, unmanaged: cursor });
const token = z.string().regex(/^[A-Za-z0-9_-]{20,100}$/);

/** Pages of the people who serve the whole platform. */
export function staffRoutes(deps: WebDeps): Router {
  const router = express.Router();
  router.use('/staff', readRights(deps));
  router.get('/staff', async (req, res) => {
    const { actor } = viewerOf(req);
    const elsewhere = firstPageFor(req.rights ?? []);
    if (elsewhere) return res.redirect(303, elsewhere);
    const cursors = readQuery(page, req.query);
    const overview = await readOverview(deps, { actor, locale: req.locale, ...cursors });
    sendPage(req, res, {
      title: req.t('staff.title'),
      body: <StaffOverview overview={overview} />,
    });
  });
  router.get('/staff/providers', async (req, res) => {
    await demandRight(deps.db, viewerOf(req).actor, 'stats.read_platform');
    const providers = await Promise.all(
      deps.signIn.states().map(async (state) => ({
        ...state,
        changes: await deps.signIn.sourceChanges(state.id),
      })),
    );
    const body = <Providers providers={providers} />;
    sendPage(req, res, { title: req.t('staff.providers.title'), body });
  });
  router.use(peopleRoutes(deps), acceptRoutes(deps), createRoutes(deps), openRoutes(deps));
  router.use(
    lifecycleRoutes(deps),
    staffRequestRoutes(deps),
    memberRoutes(deps),
    reviewRoutes(deps),
  );
  return router;
}

/** A role is taken up by a button, after a sign-in that proves who presses it. */
function acceptRoutes(deps: WebDeps): Router {
  const router = express.Router();
  router.get('/staff/accept/:token', (req, res) => {
    const minimum = staffLevel;
    if (!req.viewer) throw new PiazzaError('session.required', { minimum });
    const { level } = req.viewer.actor;
    if (!reaches(level, minimum)) {
      throw new PiazzaError('session.level_too_low', { minimum, level });
    }
    const body = <AcceptRole token={tokenOf(req)} />;
    sendPage(req, res, { title: req.t('staff.accept.title'), body });
  });
  router.post('/staff/accept/:token', async (req, res) => {
    const { actor } = viewerOf(req);
    validate(nothing, req.body);
    const { status } = await takeStaffRole(deps, { actor, token: tokenOf(req) });
    setFlash(req, res, { key: status === 'active' ? 'flash.staff.taken' : 'flash.staff.waiting' });
    res.redirect(303, '/me');
  });
  return router;
}

const tokenOf = (req: Request): string => {
  const parsed = token.safeParse(req.params['token']);
  if (!parsed.success) throw new PiazzaError('staff.link_invalid');
  return parsed.data;
};
