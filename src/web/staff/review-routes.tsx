// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import { verdicts, type ReviewId } from '../../identity/domain/review.js';
import { longestReason } from '../../identity/domain/suspension.js';
import { decideReview } from '../../identity/use-cases/reviewing/decide-review.js';
import { listReviews, readReview } from '../../identity/use-cases/reviewing/read-reviews.js';
import { undoReview } from '../../identity/use-cases/reviewing/undo-review.js';
import type { FormState } from '../components/field.js';
import type { WebDeps } from '../deps.js';
import { takeDraft } from '../draft.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { readForm } from '../read-form.js';
import { readQuery } from '../read-query.js';
import { idOf, viewerOf } from '../request.js';
import { ReviewPage } from './review.js';
import { Reviews } from './reviews.js';

const place = z.string().max(500).optional();
const listQuery = z.strictObject({ cursor: place, decided: place });
const nothing = z.strictObject({});
const verdictForm = z.strictObject({
  verdict: z.enum(verdicts),
  reason: z.string().trim().min(1).max(longestReason),
});

/** Sign-ins that say of one person what is known of another: the queue, one case, the verdict. */
export function reviewRoutes(deps: WebDeps): Router {
  const router = express.Router();
  router.get('/staff/reviews', async (req, res) => {
    const places = readQuery(listQuery, req.query);
    const lists = await listReviews(deps, { actor: viewerOf(req).actor, ...places });
    const body = <Reviews {...lists} nameOf={deps.signIn.nameOf} />;
    sendPage(req, res, { title: req.t('staff.reviews.title'), body });
  });
  router.get('/staff/reviews/:review', (req, res) =>
    showReview(deps, { req, res, form: takeDraft(req, res) }),
  );
  router.post('/staff/reviews/:review/decide', async (req, res) => {
    const { actor } = viewerOf(req);
    const read = readForm(verdictForm, req.body, {
      verdict: req.t('staff.review.error.verdict'),
      reason: req.t('staff.review.error.reason'),
    });
    if (!read.ok) return await showReview(deps, { req, res, form: read.form });
    const reviewId = idOf<ReviewId>(req, 'review');
    const outcome = await decideReview(deps, { actor, reviewId, ...read.value });
    setFlash(req, res, { key: `flash.review.${outcome}` });
    res.redirect(303, `/staff/reviews/${reviewId}`);
  });
  router.post('/staff/reviews/:review/undo', async (req, res) => {
    validate(nothing, req.body);
    const reviewId = idOf<ReviewId>(req, 'review');
    await undoReview(deps, { actor: viewerOf(req).actor, reviewId });
    setFlash(req, res, { key: 'flash.review.undone' });
    res.redirect(303, `/staff/reviews/${reviewId}`);
  });
  return router;
}

async function showReview(
  deps: WebDeps,
  { req, res, form }: { req: Request; res: Response; form: FormState },
): Promise<void> {
  const { actor } = viewerOf(req);
  const review = await readReview(deps, { actor, reviewId: idOf(req, 'review') });
  sendPage(req, res, {
    title: req.t(`staff.review.kind.${review.kind}`),
    status: Object.keys(form.errors).length > 0 ? 422 : 200,
    body: <ReviewPage review={review} form={form} nameOf={deps.signIn.nameOf} />,
  });
}
