// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import { trustId, type BreakGlassId, type Slug } from '../../kernel/ids.js';
import { longestBreakGlass } from '../../membership/domain/break-glass/break-glass.js';
import { endBreakGlass } from '../../membership/use-cases/break-glass/end-break-glass.js';
import { listBreakGlass } from '../../membership/use-cases/break-glass/list-break-glass.js';
import { startBreakGlass } from '../../membership/use-cases/break-glass/start-break-glass.js';
import type { FormState } from '../components/field.js';
import type { WebDeps } from '../deps.js';
import { takeDraft } from '../draft.js';
import { setFlash } from '../flash.js';
import { withFault } from '../field-fault.js';
import { sendPage } from '../layout/page.js';
import { readForm } from '../read-form.js';
import { readQuery } from '../read-query.js';
import { idOf, viewerOf } from '../request.js';
import { BreakGlassPage } from './page.js';

type Deps = Pick<WebDeps, 'db' | 'now'>;

const startForm = z.strictObject({
  community: z
    .string()
    .trim()
    .regex(/^[a-z0-9][a-z0-9-]{0,58}[a-z0-9]$/),
  reason: z.string().trim().min(10).max(1_000),
  minutes: z.coerce.number().int().min(1).max(longestBreakGlass),
});
const atCommunity = {
  'community.not_found': 'community',
  'community.elsewhere': 'community',
  'break_glass.in_dispute': 'community',
} as const;
const place = z.strictObject({ cursor: z.string().max(500).optional() });
const nothing = z.strictObject({});

/** Emergency interventions: begun by administrators, seen by the staff. */
export function breakGlassRoutes(deps: Deps): Router {
  const router = express.Router();
  router.get('/staff/break-glass', (req, res) =>
    show(deps, { req, res, form: takeDraft(req, res) }),
  );
  router.post('/staff/break-glass', async (req, res) => {
    const read = readForm(startForm, req.body, {
      community: req.t('break_glass.error.community'),
      reason: req.t('error.break_glass.reason_missing'),
      minutes: req.t('error.break_glass.minutes_not_allowed'),
    });
    if (!read.ok) return await show(deps, { req, res, form: read.form });
    const { community, ...wanted } = read.value;
    const slug = trustId<Slug>(community);
    try {
      await startBreakGlass(deps, { actor: viewerOf(req).actor, slug, ...wanted });
    } catch (error) {
      const form = withFault(error, req, read.form, atCommunity);
      return await show(deps, { req, res, form });
    }
    setFlash(req, res, { key: 'flash.break_glass.started' });
    res.redirect(303, `/c/${slug}/manage`);
  });
  router.post('/staff/break-glass/:id/end', async (req, res) => {
    validate(nothing, req.body);
    const id = idOf<BreakGlassId>(req, 'id');
    await endBreakGlass(deps, { actor: viewerOf(req).actor, id });
    setFlash(req, res, { key: 'flash.break_glass.ended' });
    res.redirect(303, '/staff/break-glass');
  });
  return router;
}

async function show(
  deps: Deps,
  { req, res, form }: { req: Request; res: Response; form: FormState },
): Promise<void> {
  const { actor } = viewerOf(req);
  const { cursor } = readQuery(place, req.query);
  const list = await listBreakGlass(deps, { actor, locale: req.locale, cursor });
  sendPage(req, res, {
    title: req.t('break_glass.title'),
    status: Object.keys(form.errors).length > 0 ? 422 : 200,
    body: <BreakGlassPage {...list} form={form} />,
  });
}
