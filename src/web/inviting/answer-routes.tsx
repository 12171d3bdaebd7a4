// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import { PiazzaError } from '../../kernel/errors.js';
import {
  acceptInvitation,
  declineInvitation,
} from '../../membership/use-cases/inviting/answer-invitation.js';
import { readInvitation } from '../../membership/use-cases/inviting/read-invitation.js';
import type { WebDeps } from '../deps.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { viewerOf } from '../request.js';
import { AnswerInvitation, InvitationDeclined } from './answer.js';

type Deps = Pick<WebDeps, 'db' | 'now' | 'limits'>;

const answerForm = z.strictObject({ answer: z.enum(['accept', 'decline']) });
const tokenFormat = /^[0-9a-f]{64}$/;

/** What the person who was invited does with the link of the letter. */
export function answerInvitationRoutes(deps: Deps): Router {
  const router = express.Router();
  router.get('/invitation/:token', async (req, res) => {
    const token = tokenOf(req);
    const view = await readInvitation(deps, { token, locale: req.locale });
    sendPage(req, res, {
      title: req.t('invitation.title', { community: view.community.name }),
      body: <AnswerInvitation view={view} token={token} />,
    });
  });
  router.post('/invitation/:token', deps.limits.join, async (req, res) => {
    const token = tokenOf(req);
    const { answer } = validate(answerForm, req.body);
    if (answer === 'decline') {
      const { community } = await readInvitation(deps, { token, locale: req.locale });
      await declineInvitation(deps, { token });
      const body = <InvitationDeclined community={community.name} />;
      return sendPage(req, res, { title: req.t('invitation.declined'), body });
    }
    const { actor } = viewerOf(req);
    const accepted = await acceptInvitation(deps, { actor, token });
    const key = accepted.outcome === 'joined' ? 'flash.joined' : 'flash.requested';
    setFlash(req, res, { key });
    res.redirect(303, `/c/${accepted.slug}`);
  });
  return router;
}

function tokenOf(req: Request): string {
  const { token } = req.params;
  if (typeof token !== 'string' || !tokenFormat.test(token)) {
    throw new PiazzaError('invitation.invalid');
  }
  return token;
}
