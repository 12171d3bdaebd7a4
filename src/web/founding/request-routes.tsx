// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { PiazzaError } from '../../kernel/errors.js';
import { audiences } from '../../membership/domain/community.js';
import type { Wish } from '../../membership/domain/founding/community-request.js';
import { mostPromoters, readPromoterList } from '../../membership/domain/founding/promoter.js';
import {
  demandFounder,
  demandManagersLevel,
} from '../../membership/use-cases/founding/hold-request.js';
import { findSimilar } from '../../membership/use-cases/founding/find-similar.js';
import { readLackingLevel } from '../../membership/use-cases/founding/read-own-level.js';
import { requestCommunity } from '../../membership/use-cases/founding/request-community.js';
import { line, paragraphs, province, topics } from '../community/form-fields.js';
import type { FormState } from '../components/field.js';
import type { WebDeps } from '../deps.js';
import { takeDraft } from '../draft.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { readForm, textsOf } from '../read-form.js';
import { viewerOf } from '../request.js';
import { RequestForm } from './request-form.js';

type Deps = Pick<WebDeps, 'db' | 'now' | 'pseudonym' | 'promotersNeeded' | 'limits'>;

const words = z.string().trim().min(2).max(1_000);
const wishForm = z.strictObject({
  name: line,
  purpose: words,
  presentation: paragraphs,
  for_whom: words,
  audience: z.enum(audiences),
  topics,
  province,
  managers: words,
  promoters: z.string().trim().max(3_000),
  similar_seen: z.literal('yes').optional(),
  /** By the button that asks for a stronger sign-in before anything is sent. */
  confirm: z.literal('yes').optional(),
});

/** The form by which any member asks for a community. */
export function requestRoutes(deps: Deps): Router {
  const router = express.Router();
  router.get('/requests/new', async (req, res) => {
    demandFounder(viewerOf(req).actor);
    await show(deps, { req, res, form: takeDraft(req, res) });
  });
  router.post('/requests/new', deps.limits.join, (req, res) => ask(deps, req, res));
  return router;
}

async function ask(deps: Deps, req: Request, res: Response): Promise<void> {
  const { actor } = viewerOf(req);
  if (textsOf(req.body)['confirm']) demandManagersLevel(actor);
  const read = readForm(wishForm, req.body, sentences(req));
  if (!read.ok || read.value.confirm) return await show(deps, { req, res, form: read.form });
  const { form } = read;
  const { promoters: text, similar_seen: seen, ...fields } = read.value;
  const list = readPromoterList(text);
  if (!list.ok) {
    const faults = list.faults.map(({ line: at, fault }) =>
      req.t(`founding.error.line.${fault}`, { line: at }),
    );
    return await show(deps, { req, res, form, faults });
  }
  const wish = toWish(fields);
  const similar = seen ? [] : await findSimilar(deps, { actor, wish, locale: req.locale });
  if (similar.length > 0) return await show(deps, { req, res, form, similar });
  try {
    const asked = { actor, wish, promoters: list.named, locale: req.locale };
    const { requestId } = await requestCommunity(deps, asked);
    setFlash(req, res, { key: 'flash.founding.sent' });
    res.redirect(303, `/requests/${requestId}`);
  } catch (error) {
    const faults = faultsOf(error, req);
    if (!faults) throw error;
    await show(deps, { req, res, form, faults });
  }
}

const toWish = (
  fields: Omit<z.output<typeof wishForm>, 'promoters' | 'similar_seen' | 'confirm'>,
): Wish => ({
  name: fields.name,
  purpose: fields.purpose,
  presentation: fields.presentation,
  forWhom: fields.for_whom,
  managers: fields.managers,
  audience: fields.audience,
  topics: fields.topics,
  province: fields.province || undefined,
});

/** What can be mended in the list of promoters, said there; nothing that was typed is lost. */
function faultsOf(error: unknown, { t }: Request): readonly string[] | undefined {
  if (!(error instanceof PiazzaError)) return undefined;
  const { names, needed } = error.context;
  if (error.code === 'promoter.unknown' && Array.isArray(names)) {
    return names.map((name) => t('founding.error.unknown', { name: String(name) }));
  }
  if (error.code === 'promoter.too_few') {
    return [t('founding.error.promoters_count', { needed: Number(needed), most: mostPromoters })];
  }
  return error.code === 'promoter.twice' ? [t('error.promoter.twice')] : undefined;
}

interface Showing {
  readonly req: Request;
  readonly res: Response;
  readonly form: FormState;
  readonly faults?: readonly string[];
  readonly similar?: Awaited<ReturnType<typeof findSimilar>>;
}

async function show(
  { db, promotersNeeded }: Deps,
  { req, res, form, faults = [], similar = [] }: Showing,
): Promise<void> {
  const lacking = await readLackingLevel({ db }, { actor: viewerOf(req).actor });
  const faulty = faults.length > 0 || Object.keys(form.errors).length > 0;
  sendPage(req, res, {
    title: req.t('founding.propose'),
    status: faulty ? 422 : 200,
    body: <RequestForm {...{ form, promotersNeeded, faults, similar, lacking }} />,
  });
}

function sentences({ t }: Request): Record<string, string> {
  const texts = ['name', 'purpose', 'presentation', 'for_whom', 'managers', 'promoters'];
  const choices = ['audience', 'province'];
  return {
    ...Object.fromEntries(texts.map((name) => [name, t('founding.error.text')])),
    ...Object.fromEntries(choices.map((name) => [name, t('founding.error.choice')])),
    topics: t('founding.field.topics.hint'),
  };
}
