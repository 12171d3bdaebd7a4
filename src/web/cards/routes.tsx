// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import type { CardId } from '../../kernel/ids.js';
import { cardFields } from '../../membership/domain/cards/card.js';
import { chooseCardFields } from '../../membership/use-cases/cards/choose-card-fields.js';
import { hideCard, showCard } from '../../membership/use-cases/cards/hide-card.js';
import { readCardOf } from '../../membership/use-cases/cards/read-card.js';
import { readSettings } from '../../membership/use-cases/settings/read-settings.js';
import { emptyForm, type FormState } from '../components/field.js';
import type { WebDeps } from '../deps.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { ManageFrame } from '../manage/frame.js';
import { readForm } from '../read-form.js';
import { idOf, slugOf, viewerOf } from '../request.js';
import { CardView } from './card-page.js';
import { directoryRoutes } from './directory-routes.js';
import { FieldsForm } from './fields-form.js';
import { ownCardRoutes } from './own-routes.js';

type Deps = Pick<WebDeps, 'db' | 'now'>;

const nothing = z.strictObject({});
const reasonForm = z.strictObject({ reason: z.string().trim().min(10).max(1_000) });
const ticked = z.literal('yes').optional();
const fieldsForm = z.strictObject(Object.fromEntries(cardFields.map((field) => [field, ticked])));

/** The cards of a community: writing one's own, reading others', hiding them, choosing what they say. */
export function cardRoutes(deps: Deps): Router {
  const router = express.Router();
  router.use(ownCardRoutes(deps), directoryRoutes(deps));
  router.get('/c/:slug/cards/:card', (req, res) => show(deps, { req, res, form: emptyForm }));
  router.post('/c/:slug/cards/:card/hide', async (req, res) => {
    const read = readForm(reasonForm, req.body, { reason: req.t('card.moderate.error.reason') });
    if (!read.ok) return await show(deps, { req, res, form: read.form });
    const [slug, cardId] = [slugOf(req), idOf<CardId>(req, 'card')];
    const { reason } = read.value;
    await hideCard(deps, { actor: viewerOf(req).actor, slug, cardId, reason });
    setFlash(req, res, { key: 'flash.card.hidden' });
    res.redirect(303, `/c/${slug}/cards/${cardId}`);
  });
  router.post('/c/:slug/cards/:card/show', async (req, res) => {
    validate(nothing, req.body);
    const [slug, cardId] = [slugOf(req), idOf<CardId>(req, 'card')];
    await showCard(deps, { actor: viewerOf(req).actor, slug, cardId });
    setFlash(req, res, { key: 'flash.card.shown' });
    res.redirect(303, `/c/${slug}/cards/${cardId}`);
  });
  router.use(manageRoutes(deps));
  return router;
}

function manageRoutes(deps: Deps): Router {
  const router = express.Router();
  router.get('/c/:slug/manage/card', async (req, res) => {
    const slug = slugOf(req);
    const right = 'community.edit_policy' as const;
    const view = await readSettings(deps, { actor: viewerOf(req).actor, slug, right });
    const body = (
      <ManageFrame slug={slug} name={view.texts.it.name}>
        <FieldsForm slug={slug} chosen={view.community.cardFields} />
      </ManageFrame>
    );
    sendPage(req, res, { title: req.t('card.fields.title'), body });
  });
  router.post('/c/:slug/manage/card', async (req, res) => {
    const slug = slugOf(req);
    const form = validate(fieldsForm, req.body ?? {});
    const fields = cardFields.filter((field) => form[field] === 'yes');
    await chooseCardFields(deps, { actor: viewerOf(req).actor, slug, fields });
    setFlash(req, res, { key: 'flash.card.fields' });
    res.redirect(303, `/c/${slug}/manage/card`);
  });
  return router;
}

interface Showing {
  readonly req: Request;
  readonly res: Response;
  readonly form: FormState;
}

async function show(deps: Deps, { req, res, form }: Showing): Promise<void> {
  const actor = req.viewer?.actor;
  const asked = { slug: slugOf(req), cardId: idOf<CardId>(req, 'card'), locale: req.locale };
  const page = await readCardOf(deps, { actor, ...asked });
  sendPage(req, res, {
    title: page.card.displayName,
    status: Object.keys(form.errors).length > 0 ? 422 : 200,
    noIndex: true,
    body: <CardView page={page} form={form} />,
  });
}
