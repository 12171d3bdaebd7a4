// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { Alternative } from '../../membership/domain/joining/advice.js';
import type { UnmetCondition } from '../../membership/domain/joining/conditions.js';
import { getCommunity } from '../../membership/use-cases/get-community.js';
import { joinCommunity } from '../../membership/use-cases/join-community.js';
import type { FormState } from '../components/field.js';
import type { WebDeps } from '../deps.js';
import { takeDraft } from '../draft.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { readForm } from '../read-form.js';
import { slugOf, viewerOf } from '../request.js';
import { Join } from './join.js';
import { readReturnAddress, returnFields } from './return-address.js';

type Deps = Pick<WebDeps, 'db' | 'now' | 'portals' | 'limits' | 'signIn'>;

const joinQuery = z.strictObject(returnFields);
const joinForm = z.strictObject({
  ...returnFields,
  message: z.string().trim().max(2_000).optional(),
});
type Return = z.infer<typeof joinQuery>;

/** One page, one button, and back to where the person came from. */
export function joinRoutes(deps: Deps): Router {
  const router = express.Router();
  router.get('/c/:slug/join', async (req, res) => {
    const asked = validate(joinQuery, req.query);
    await showJoin(deps, { req, res, asked, form: takeDraft(req, res) });
  });
  router.post('/c/:slug/join', deps.limits.join, async (req, res) => {
    const slug = slugOf(req);
    const read = readForm(joinForm, req.body, { message: req.t('join.error.message') });
    const { client_id, return_to } = read.form.values;
    if (!read.ok) {
      return await showJoin(deps, { req, res, asked: { client_id, return_to }, form: read.form });
    }
    const { actor } = viewerOf(req);
    const back = await readReturnAddress(read.value, (id) => deps.portals.find(id));
    const joined = await joinCommunity(deps, { actor, slug, message: read.value.message });
    if (back.kind === 'portal') return res.redirect(303, back.url);
    const key = joined.outcome === 'joined' ? 'flash.joined' : 'flash.requested';
    setFlash(req, res, { key });
    res.redirect(303, `/c/${slug}`);
  });
  return router;
}

interface Showing {
  readonly req: Request;
  readonly res: Response;
  readonly asked: Return;
  readonly form: FormState;
}

async function showJoin(deps: Deps, { req, res, asked, form }: Showing): Promise<void> {
  const slug = slugOf(req);
  const viewer = req.viewer?.actor;
  const advised = { ...deps, means: () => deps.signIn.means() };
  const page = await getCommunity(advised, { slug, locale: req.locale, viewer });
  if (!viewer) throw new PiazzaError('session.required', { minimum: page.community.minimumLevel });
  demandProof(page.viewer.unmet, page.viewer.alternatives);
  const back = await readReturnAddress(asked, (id) => deps.portals.find(id));
  sendPage(req, res, {
    title: req.t('join.title', { community: page.text.name }),
    status: Object.keys(form.errors).length > 0 ? 422 : 200,
    formAction: back.kind === 'portal' ? [back.url] : [],
    body: <Join {...{ page, back, form }} nameOf={deps.signIn.nameOf} />,
  });
}

/** @throws PiazzaError that asks for another sign-in, when that is all that is missing. */
function demandProof(
  [unmet, ...others]: readonly UnmetCondition[],
  alternatives: readonly Alternative[],
): void {
  const acts = alternatives.flatMap((alternative) =>
    alternative.acts.length === 1 ? alternative.acts : [],
  );
  const signIn = acts.find((act) => act.act === 'sign_in');
  if (!unmet || !signIn || !proofCodes.has(unmet.code)) return;
  if (others.some(({ code }) => !proofCodes.has(code))) return;
  const { minimum, providers } = signIn;
  throw new PiazzaError(unmet.code, { ...unmet, minimum, providers });
}

const proofCodes: ReadonlySet<UnmetCondition['code']> = new Set([
  'session.level_too_low',
  'membership.provider_not_admitted',
] as const);
