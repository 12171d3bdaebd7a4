// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import { endAllSessions, endSession } from '../../sign-in/use-cases/end-session.js';
import { listSessions } from '../../sign-in/use-cases/list-sessions.js';
import type { WebDeps } from '../deps.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { idOf, viewerOf } from '../request.js';
import { Sessions } from './sessions.js';

const nothing = z.strictObject({});

export function sessionRoutes(deps: WebDeps): Router {
  const { db, now, sessionLimits: limits, signIn } = deps;
  const router = express.Router();
  router.get('/me/sessions', async (req, res) => {
    const { actor } = viewerOf(req);
    const sessions = await listSessions({ db, now, limits }, actor.memberId);
    const body = <Sessions sessions={sessions} nameOf={signIn.nameOf} />;
    sendPage(req, res, { title: req.t('sessions.title'), body });
  });
  router.post('/me/sessions/end-others', async (req, res) => {
    validate(nothing, req.body);
    const { actor, sessionId } = viewerOf(req);
    await endAllSessions(deps, actor.memberId, sessionId);
    setFlash(req, res, { key: 'flash.sessions.ended' });
    res.redirect(303, '/me/sessions');
  });
  router.post('/me/sessions/:session/end', async (req, res) => {
    validate(nothing, req.body);
    const { actor } = viewerOf(req);
    await endSession({ db, now }, { actor, sessionId: idOf(req, 'session') });
    setFlash(req, res, { key: 'flash.session.ended' });
    res.redirect(303, '/me/sessions');
  });
  return router;
}
