// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import type { CommunityLinkId } from '../../kernel/ids.js';
import { linkKinds } from '../../membership/domain/links/link.js';
import { answerLink, removeLink } from '../../membership/use-cases/links/answer-link.js';
import { listLinks } from '../../membership/use-cases/links/list-links.js';
import { proposeLink } from '../../membership/use-cases/links/propose-link.js';
import { slug as address } from '../community/form-fields.js';
import type { FormState } from '../components/field.js';
import type { WebDeps } from '../deps.js';
import { takeDraft } from '../draft.js';
import { setFlash } from '../flash.js';
import { withFault } from '../field-fault.js';
import { sendPage } from '../layout/page.js';
import { readForm } from '../read-form.js';
import { readQuery } from '../read-query.js';
import { idOf, slugOf, viewerOf } from '../request.js';
import { ManageLinks } from './manage.js';

type Deps = Pick<WebDeps, 'db' | 'now'>;

const page = '/c/:slug/manage/links';
const place = z.strictObject({ cursor: z.string().max(500).optional() });
const proposal = z.strictObject({ kind: z.enum(linkKinds), to: address });
const atOther = {
  'community.not_found': 'to',
  'community.elsewhere': 'to',
  'link.to_itself': 'to',
} as const;
const acts = z.strictObject({ act: z.enum(['accept', 'decline', 'remove']) });

/** Links between communities: asked for by the managers of one, answered by those of the other. */
export function linkRoutes(deps: Deps): Router {
  const router = express.Router();
  router.get(page, (req, res) => show(deps, { req, res, form: takeDraft(req, res) }));
  router.post(page, async (req, res) => {
    const { actor } = viewerOf(req);
    const read = readForm(proposal, req.body, {
      kind: req.t('settings.error.choice'),
      to: req.t('programmes.error.community'),
    });
    if (!read.ok) return await show(deps, { req, res, form: read.form });
    try {
      await proposeLink(deps, { actor, slug: slugOf(req), ...read.value });
    } catch (error) {
      const form = withFault(error, req, read.form, atOther);
      return await show(deps, { req, res, form });
    }
    setFlash(req, res, { key: 'flash.links.proposed' });
    res.redirect(303, `/c/${slugOf(req)}/manage/links`);
  });
  router.post(`${page}/:link`, async (req, res) => {
    const { actor } = viewerOf(req);
    const { act } = validate(acts, req.body);
    const linkId = idOf<CommunityLinkId>(req, 'link');
    if (act === 'remove') await removeLink(deps, { actor, linkId });
    else await answerLink(deps, { actor, linkId, answer: act });
    setFlash(req, res, { key: `flash.links.${act}` });
    res.redirect(303, `/c/${slugOf(req)}/manage/links`);
  });
  return router;
}

async function show(
  deps: Deps,
  { req, res, form }: { req: Request; res: Response; form: FormState },
): Promise<void> {
  const { actor } = viewerOf(req);
  const { cursor } = readQuery(place, req.query);
  const work = await listLinks(deps, { actor, slug: slugOf(req), locale: req.locale, cursor });
  sendPage(req, res, {
    title: req.t('links.title'),
    status: Object.keys(form.errors).length > 0 ? 422 : 200,
    body: <ManageLinks work={work} form={form} />,
  });
}
