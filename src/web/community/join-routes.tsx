// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { PiazzaError } from '../../kernel/errors.js';
import { trustId, type FormVersionId } from '../../kernel/ids.js';
import {
  anySignIn,
  isSettledInForm,
  type SignInAct,
} from '../../membership/domain/joining/advice.js';
import { isProofCode } from '../../membership/domain/joining/conditions.js';
import { readForm as readApplicationForm } from '../../membership/use-cases/form/read-form.js';
import { getCommunity, type CommunityPage } from '../../membership/use-cases/get-community.js';
import { readOwedTerms } from '../../membership/use-cases/terms-of-use/read-terms.js';
import { joinCommunity } from '../../membership/use-cases/join-community.js';
import { faultsOf, splitForm, valuesOf } from '../application-form/filled.js';
import type { FormState } from '../components/field.js';
import type { WebDeps } from '../deps.js';
import { takeDraft } from '../draft.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { splitAccepted, untickedFaults, valuesOfAccepted } from '../terms-of-use/accepted.js';
import { readForm } from '../read-form.js';
import { slugOf, viewerOf } from '../request.js';
import { readQuery } from '../read-query.js';
import { noticeOf, type JoinNotice } from './join-notice.js';
import { Join } from './join.js';
import { readReturnAddress, returnFields } from './return-address.js';

type Deps = Pick<WebDeps, 'db' | 'now' | 'portals' | 'limits' | 'signIn'>;

const joinQuery = z.strictObject(returnFields);
const joinForm = z.strictObject({
  ...returnFields,
  message: z.string().trim().max(2_000).optional(),
  form: z.uuid().optional(),
});
type Return = z.infer<typeof joinQuery>;

/** One page, one button, and back to where the person came from. */
export function joinRoutes(deps: Deps): Router {
  const router = express.Router();
  router.get('/c/:slug/join', async (req, res) => {
    const asked = readQuery(joinQuery, req.query);
    await showJoin(deps, { req, res, asked, form: takeDraft(req, res) });
  });
  router.post('/c/:slug/join', deps.limits.join, (req, res) => join(deps, req, res));
  return router;
}

async function join(deps: Deps, req: Request, res: Response): Promise<void> {
  const slug = slugOf(req);
  const { accepted, rest: unaccepted } = splitAccepted(req.body, req.locale);
  const { typed, rest } = splitForm(unaccepted);
  const read = readForm(joinForm, rest, { message: req.t('join.error.message') });
  const { client_id, return_to } = read.form.values;
  const again = (errors: FormState['errors']) => ({
    asked: { client_id, return_to },
    form: {
      values: { ...read.form.values, ...valuesOf(typed), ...valuesOfAccepted(accepted) },
      errors,
    },
  });
  if (!read.ok) return await showJoin(deps, { req, res, ...again(read.form.errors) });
  const { actor } = viewerOf(req);
  const { message, form } = read.value;
  const back = await readReturnAddress(read.value, (id) => deps.portals.find(id));
  const filled = form === undefined ? undefined : { form: trustId<FormVersionId>(form), typed };
  try {
    const joined = await joinCommunity(deps, { actor, slug, message, filled, accepted });
    if (back.kind === 'portal') return res.redirect(303, back.url);
    const key = joined.outcome === 'joined' ? 'flash.joined' : 'flash.requested';
    setFlash(req, res, { key });
    res.redirect(303, `/c/${slug}`);
  } catch (error) {
    const faults = faultsOf(error, req.t);
    const notice = faults ? undefined : noticeOf(error);
    if (!faults && !notice) throw await withProviders(deps, req, error);
    await showJoin(deps, { req, res, ...again(faults ?? {}), notice });
  }
}

/** A refusal for want of proof says which means would do, so that no other is offered. */
async function withProviders(deps: Deps, req: Request, error: unknown): Promise<unknown> {
  if (!(error instanceof PiazzaError) || !asksForSignIn(error.code)) return error;
  const advised = { ...deps, means: () => deps.signIn.means() };
  const asked = { slug: slugOf(req), locale: req.locale, viewer: req.viewer?.actor };
  return proofMissing(await getCommunity(advised, asked)) ?? error;
}

interface Showing {
  readonly req: Request;
  readonly res: Response;
  readonly asked: Return;
  readonly form: FormState;
  readonly notice?: JoinNotice | undefined;
}

async function showJoin(deps: Deps, { req, res, asked, form, notice }: Showing): Promise<void> {
  const slug = slugOf(req);
  const viewer = req.viewer?.actor;
  const advised = { ...deps, means: () => deps.signIn.means() };
  const page = await getCommunity(advised, { slug, locale: req.locale, viewer });
  if (!viewer) {
    const signIn = anySignIn(page.viewer.alternatives) ?? page.viewer.admitted;
    if (!signIn) return res.redirect(303, `/c/${slug}`);
    throw signInRequired(signIn);
  }
  const back = await readReturnAddress(asked, (id) => deps.portals.find(id));
  const questions =
    page.viewer.joining === 'submit'
      ? await readApplicationForm(deps, page.community.id)
      : undefined;
  const owed = await readOwedTerms(deps, {
    viewer,
    communityId: page.community.id,
    lang: req.locale,
  });
  const proof = proofMissing(page);
  const fillable = questions !== undefined || owed.length > 0 || page.viewer.joining === 'submit';
  if (proof && !fillable) throw proof;
  const errors = notice === 'terms.unticked' ? untickedFaults(owed, form, req.t) : form.errors;
  sendPage(req, res, {
    title: req.t('join.title', { community: page.text.name }),
    status: notice === 'join.form_changed' ? 409 : Object.keys(errors).length > 0 ? 422 : 200,
    formAction: back.kind === 'portal' ? [back.url] : [],
    body: (
      <Join
        {...{ page, back, questions, owed, notice }}
        proof={proof && signInOf(page)}
        form={{ ...form, errors }}
        nameOf={deps.signIn.nameOf}
      />
    ),
  });
}

/** A visitor is led to a sign-in that will do, and to no other. */
function signInRequired({ minimum, providers }: SignInAct): PiazzaError {
  return new PiazzaError('session.required', { minimum, providers });
}

/** The error that asks for another sign-in, when that is all that is missing before the form. */
function proofMissing(page: CommunityPage): PiazzaError | undefined {
  const [unmet, ...others] = page.viewer.unmet;
  const signIn = signInOf(page);
  if (!unmet || !signIn || !asksForSignIn(unmet.code)) return undefined;
  if (others.some(({ code }) => !asksForSignIn(code))) return undefined;
  const { minimum, providers } = signIn;
  return new PiazzaError(unmet.code, { ...unmet, minimum, providers });
}

const asksForSignIn = (code: string): boolean =>
  isProofCode(code) || code === 'membership.age_unknown';

/** The sign-in that alone, with what the form itself asks, would do. */
function signInOf({ viewer }: CommunityPage): SignInAct | undefined {
  for (const { acts } of viewer.alternatives) {
    const [act, ...more] = acts.filter((one) => !isSettledInForm(one));
    if (act?.act === 'sign_in' && more.length === 0) return act;
  }
  return undefined;
}
