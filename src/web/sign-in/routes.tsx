// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type RequestHandler, type Router } from 'express';
import { z } from 'zod';
import { dropLanguage } from '../drop-language.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { readQuery } from '../read-query.js';
import { choosePage } from './choose.routes.js';
import type { SignInWebDeps } from './deps.js';
import { Notice, SignOut } from './notice.js';
import { sendSignedOutHere } from './logout.js';
import { ownPath } from './own-path.js';
import { answerQuestion, questionPage } from './question.routes.js';
import { isWithCard, signOut } from './sign-out.js';
import { startByForm, startByLink } from './start.js';
import { waitingPage } from './waiting.js';

const welcome = z.strictObject({ return_to: ownPath, portal: z.string().max(100).optional() });

/** The pages of signing in and out. Replies of providers are in `replies.tsx`. */
export function signInRoutes(deps: SignInWebDeps): Router {
  const router = express.Router();
  router.get('/sign-in', dropLanguage, choosePage(deps));
  router.get('/sign-in/:instance/start', dropLanguage, deps.limit, startByLink(deps));
  router.post('/sign-in/:instance/start', deps.limit, startByForm(deps));
  router.get('/sign-in/:instance/waiting', dropLanguage, waitingPage(deps));
  router.get('/sign-in/question/:id', dropLanguage, questionPage(deps));
  router.post('/sign-in/question/:id', deps.limit, answerQuestion(deps));
  router.get('/sign-in/welcome', dropLanguage, noticePage(deps));
  router.post('/sign-in/welcome', noticeRead(deps));

  router.get('/sign-out', dropLanguage, (req, res) => {
    if (!req.viewer) return res.redirect(303, '/');
    return sendPage(req, res, { title: req.t('sign_out.title'), body: <SignOut /> });
  });
  router.post('/sign-out', signOutPage(deps));
  return router;
}

/** First the session here, always; only then the identity provider's own, when it keeps one and the person wants. */
const signOutPage =
  (deps: SignInWebDeps): RequestHandler =>
  async (req, res) => {
    const withCard = isWithCard(deps, req);
    const frames = req.viewer ? await deps.logoutPages(req.viewer.sessionId) : [];
    const upstream = await signOut(deps, req);
    if (!upstream && !withCard && frames.length === 0) {
      setFlash(req, res, { key: 'flash.signed_out' });
      return res.redirect(303, '/');
    }
    return sendSignedOutHere(req, res, { everywhere: true, upstream, frames, withCard });
  };

const noticePage =
  (deps: SignInWebDeps): RequestHandler =>
  async (req, res) => {
    const { return_to: returnTo, portal } = readQuery(welcome, req.query);
    if (!req.viewer?.noticePending) return res.redirect(303, returnTo);
    const waiting = portal === undefined ? undefined : await deps.findPortal(portal);
    return sendPage(req, res, {
      title: req.t('sign_in.notice.title'),
      body: <Notice action={req.originalUrl} name={req.viewer.displayName} />,
      formAction: waiting?.origins ?? [],
    });
  };

const noticeRead =
  (deps: SignInWebDeps): RequestHandler =>
  async (req, res) => {
    const { return_to: returnTo } = readQuery(welcome, req.query);
    if (req.viewer?.noticePending) await deps.readNotice(req.viewer.actor.memberId);
    res.redirect(303, returnTo);
  };
