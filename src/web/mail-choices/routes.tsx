// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import { chooseMails } from '../../membership/use-cases/mail-choices/choose-mails.js';
import {
  readRefusals,
  refusedKinds,
} from '../../membership/use-cases/mail-choices/read-choices.js';
import type { WebDeps } from '../deps.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { viewerOf } from '../request.js';
import { MailChoices } from './choices.js';

const choiceForm = z.strictObject({ kind: z.enum(refusedKinds), wanted: z.enum(['yes', 'no']) });

/** Which mails somebody wants. */
export function mailChoiceRoutes(deps: Pick<WebDeps, 'db' | 'now'>): Router {
  const router = express.Router();
  router.get('/me/mails', async (req, res) => {
    const { actor } = viewerOf(req);
    const refused = await readRefusals(deps, actor.memberId);
    sendPage(req, res, { title: req.t('mails.title'), body: <MailChoices refused={refused} /> });
  });
  router.post('/me/mails', async (req, res) => {
    const { kind, wanted } = validate(choiceForm, req.body);
    await chooseMails(deps, { actor: viewerOf(req).actor, kind, wanted: wanted === 'yes' });
    setFlash(req, res, { key: 'flash.mails.chosen' });
    res.redirect(303, '/me/mails');
  });
  return router;
}
