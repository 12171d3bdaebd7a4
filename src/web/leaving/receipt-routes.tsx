// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import { readLeaving } from '../../membership/use-cases/leaving/read-leaving.js';
import { returnToCommunity } from '../../membership/use-cases/leaving/return-to-community.js';
import { readOwedTerms } from '../../membership/use-cases/terms-of-use/read-terms.js';
import { noticeOf } from '../community/join-notice.js';
import type { FormState } from '../components/field.js';
import type { WebDeps } from '../deps.js';
import { takeDraft } from '../draft.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { slugOf, viewerOf } from '../request.js';
import { splitAccepted, untickedFaults, valuesOfAccepted } from '../terms-of-use/accepted.js';
import { Receipt } from './receipt.js';

type Deps = Pick<WebDeps, 'db' | 'now' | 'portals' | 'signIn'>;
const nothing = z.strictObject({});

/** After leaving: what ended, who is told, and the way back for a day. */
export function receiptRoutes(deps: Deps): Router {
  const router = express.Router();
  router.get('/c/:slug/left', (req, res) => show(deps, { req, res, form: takeDraft(req, res) }));
  router.post('/c/:slug/return', async (req, res) => {
    const { accepted, rest } = splitAccepted(req.body, req.locale);
    validate(nothing, rest);
    const slug = slugOf(req);
    try {
      await returnToCommunity(deps, { actor: viewerOf(req).actor, slug, accepted });
    } catch (error) {
      if (noticeOf(error) !== 'terms.unticked') throw error;
      const form = { values: valuesOfAccepted(accepted), errors: {} };
      return await show(deps, { req, res, form, refused: true });
    }
    setFlash(req, res, { key: 'flash.returned' });
    res.redirect(303, `/c/${slug}`);
  });
  return router;
}

interface Showing {
  readonly req: Request;
  readonly res: Response;
  readonly form: FormState;
  readonly refused?: true;
}

async function show(deps: Deps, { req, res, form, refused }: Showing): Promise<void> {
  const slug = slugOf(req);
  const { actor } = viewerOf(req);
  const advised = { ...deps, means: () => deps.signIn.means() };
  const leaving = await readLeaving(advised, { actor, slug, locale: req.locale });
  if (leaving === 'came_back') return res.redirect(303, `/c/${slug}`);
  const { communityId } = leaving;
  const portals = await deps.portals.toldOf(actor.memberId, [communityId]);
  const owed = leaving.undo
    ? await readOwedTerms(deps, { viewer: actor, communityId, lang: req.locale })
    : [];
  const errors = refused ? untickedFaults(owed, form, req.t) : {};
  const { nameOf } = deps.signIn;
  sendPage(req, res, {
    title: req.t('left.title', { community: leaving.name }),
    status: refused ? 422 : 200,
    body: <Receipt {...{ slug, leaving, portals, owed, nameOf }} form={{ ...form, errors }} />,
  });
}
