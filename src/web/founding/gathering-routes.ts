// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import { PiazzaError } from '../../kernel/errors.js';
import { trustId, type CommunityRequestId, type PromoterId } from '../../kernel/ids.js';
import { readPromoter } from '../../membership/domain/founding/promoter.js';
import { remindPromoter } from '../../membership/use-cases/founding/remind-promoter.js';
import { replacePromoter } from '../../membership/use-cases/founding/replace-promoter.js';
import type { WebDeps } from '../deps.js';
import { setFlash } from '../flash.js';
import { readForm } from '../read-form.js';
import { idOf, viewerOf } from '../request.js';
import { showRequest } from './show-request.js';

type Deps = Pick<WebDeps, 'db' | 'now' | 'pseudonym' | 'promotersNeeded' | 'limits'>;

const nothing = z.strictObject({});
const replaceForm = z.strictObject({ instead: z.uuid(), named: z.string().trim().min(2).max(200) });
/** What the writer can mend, said at the field where they named somebody. */
const mendable = ['promoter.unknown', 'promoter.already_named', 'promoter.own'] as const;

/** What who asked for a community does so that enough people sign. */
export function gatheringRoutes(deps: Deps): Router {
  const router = express.Router();
  router.post('/requests/:request/promoters', deps.limits.join, (req, res) =>
    replace(deps, req, res),
  );
  router.post(
    '/requests/:request/promoters/:promoter/remind',
    deps.limits.join,
    async (req, res) => {
      validate(nothing, req.body);
      const requestId = requestOf(req);
      const promoterId = idOf<PromoterId>(req, 'promoter');
      await remindPromoter(deps, { actor: viewerOf(req).actor, requestId, promoterId });
      setFlash(req, res, { key: 'flash.founding.reminded' });
      res.redirect(303, `/requests/${requestId}`);
    },
  );
  return router;
}

async function replace(deps: Deps, req: Request, res: Response): Promise<void> {
  const { actor } = viewerOf(req);
  const sentences = {
    instead: req.t('founding.error.instead'),
    named: req.t('founding.error.named'),
  };
  const read = readForm(replaceForm, req.body, sentences);
  if (!read.ok) return await showRequest(deps, { req, res, forms: { promoters: read.form } });
  const { instead, named: text } = read.value;
  const wrong = (named: string): Promise<void> =>
    showRequest(deps, { req, res, forms: { promoters: { ...read.form, errors: { named } } } });
  const named = readPromoter(text);
  if (!named) return await wrong(sentences.named);
  const requestId = requestOf(req);
  const promoterId = trustId<PromoterId>(instead);
  try {
    await replacePromoter(deps, { actor, requestId, promoterId, named, locale: req.locale });
  } catch (error) {
    const code = error instanceof PiazzaError && mendable.find((one) => one === error.code);
    if (!code) throw error;
    return await wrong(
      code === 'promoter.unknown'
        ? req.t('founding.error.unknown', { name: text })
        : req.t(`error.${code}`),
    );
  }
  setFlash(req, res, { key: 'flash.founding.replaced' });
  res.redirect(303, `/requests/${requestId}`);
}

const requestOf = (req: Request): CommunityRequestId => idOf<CommunityRequestId>(req, 'request');
