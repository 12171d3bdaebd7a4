// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import { getProfile } from '../../identity/use-cases/get-profile.js';
import type { CardContent } from '../../membership/domain/cards/card.js';
import { readMasterCard, readOwnCard } from '../../membership/use-cases/cards/read-own-card.js';
import type { OwnCard } from '../../membership/use-cases/cards/read-own-card.js';
import { saveCard } from '../../membership/use-cases/cards/save-card.js';
import { saveMasterCard } from '../../membership/use-cases/cards/save-master-card.js';
import { withdrawCard } from '../../membership/use-cases/cards/withdraw-card.js';
import { emptyForm, type FormState } from '../components/field.js';
import type { WebDeps } from '../deps.js';
import { takeDraft } from '../draft.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { readForm } from '../read-form.js';
import { slugOf, viewerOf } from '../request.js';
import { cardForm, faultsOf, typedOf, valuesOf } from './card-input.js';
import { MasterCardPage, OwnCardPage } from './own-card.js';

type Deps = Pick<WebDeps, 'db' | 'now'>;

const nothing = z.strictObject({});

/** How members present themselves: in each community, and the card to begin from. */
export function ownCardRoutes(deps: Deps): Router {
  const router = express.Router();
  router.get('/c/:slug/card', (req, res) => showOwn(deps, { req, res, form: takeDraft(req, res) }));
  router.post('/c/:slug/card', (req, res) => save(deps, req, res));
  router.post('/c/:slug/card/withdraw', async (req, res) => {
    validate(nothing, req.body);
    const slug = slugOf(req);
    await withdrawCard(deps, { actor: viewerOf(req).actor, slug });
    setFlash(req, res, { key: 'flash.card.withdrawn' });
    res.redirect(303, `/c/${slug}`);
  });
  router.get('/me/card', (req, res) => showMaster(deps, { req, res, form: emptyForm }));
  router.post('/me/card', (req, res) => saveMaster(deps, req, res));
  router.post('/me/card/withdraw', async (req, res) => {
    validate(nothing, req.body);
    await withdrawCard(deps, { actor: viewerOf(req).actor, slug: undefined });
    setFlash(req, res, { key: 'flash.card.withdrawn' });
    res.redirect(303, '/me/card');
  });
  return router;
}

async function save(deps: Deps, req: Request, res: Response): Promise<void> {
  const slug = slugOf(req);
  const { actor } = viewerOf(req);
  const read = readForm(cardForm, req.body, {});
  if (!read.ok) return await showOwn(deps, { req, res, form: read.form });
  const typed = typedOf(read.value);
  const listed = read.value['listed'] === 'yes';
  const openToAll = read.value['open_to_all'] === 'yes';
  try {
    await saveCard(deps, { actor, slug, typed, listed, openToAll });
  } catch (error) {
    const errors = faultsOf(error, req.t);
    return await showOwn(deps, { req, res, form: { ...read.form, errors } });
  }
  setFlash(req, res, { key: 'flash.card.saved' });
  res.redirect(303, `/c/${slug}/card`);
}

async function saveMaster(deps: Deps, req: Request, res: Response): Promise<void> {
  const { actor } = viewerOf(req);
  const read = readForm(cardForm, req.body, {});
  if (!read.ok) return await showMaster(deps, { req, res, form: read.form });
  try {
    await saveMasterCard(deps, { actor, typed: typedOf(read.value) });
  } catch (error) {
    const errors = faultsOf(error, req.t);
    return await showMaster(deps, { req, res, form: { ...read.form, errors } });
  }
  setFlash(req, res, { key: 'flash.card.saved' });
  res.redirect(303, '/me/card');
}

interface Showing {
  readonly req: Request;
  readonly res: Response;
  readonly form: FormState;
}

const statusOf = ({ errors }: FormState): number => (Object.keys(errors).length > 0 ? 422 : 200);

async function showOwn(deps: Deps, { req, res, form }: Showing): Promise<void> {
  const { actor } = viewerOf(req);
  const own = await readOwnCard(deps, { actor, slug: slugOf(req), locale: req.locale });
  sendPage(req, res, {
    title: req.t('card.own.title', { community: own.name }),
    status: statusOf(form),
    body: <OwnCardPage own={own} form={await filled(deps, { req, own, form })} />,
  });
}

async function showMaster(deps: Deps, { req, res, form }: Showing): Promise<void> {
  const own = await readMasterCard(deps, viewerOf(req).actor);
  sendPage(req, res, {
    title: req.t('card.master.title'),
    status: statusOf(form),
    body: <MasterCardPage own={own} form={await filled(deps, { req, own, form })} />,
  });
}

/** What was typed; else the card; else what a new one begins with: the master card, and the profile. */
async function filled(
  deps: Deps,
  { req, own, form }: { req: Request; own: OwnCard; form: FormState },
): Promise<FormState> {
  if (Object.keys(form.values).length > 0) return form;
  const { card, begin } = own;
  if (card) {
    const { listed, openToAll } = card;
    const ticks = { ...(listed && { listed: 'yes' }), ...(openToAll && { open_to_all: 'yes' }) };
    return { ...form, values: { ...valuesOf(card.fields), ...ticks } };
  }
  const profile = await getProfile(deps, viewerOf(req).actor.memberId);
  const said = { province: profile.province ?? '', sector: profile.sector ?? '' };
  return { ...form, values: { ...said, ...valuesOf(begin satisfies CardContent) } };
}
