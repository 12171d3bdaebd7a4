// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import { PiazzaError } from '../../kernel/errors.js';
import { trustId, type FormVersionId } from '../../kernel/ids.js';
import { readForm } from '../../membership/use-cases/form/read-form.js';
import type { FilledForm } from '../../membership/use-cases/form/take-answers.js';
import {
  acceptInvitation,
  declineInvitation,
} from '../../membership/use-cases/inviting/answer-invitation.js';
import { readInvitation } from '../../membership/use-cases/inviting/read-invitation.js';
import type { Acceptance } from '../../membership/use-cases/terms-of-use/accept-terms.js';
import { readOwedTerms } from '../../membership/use-cases/terms-of-use/read-terms.js';
import { faultsOf, splitForm, valuesOf, type SplitForm } from '../application-form/filled.js';
import { noticeOf, type JoinNotice } from '../community/join-notice.js';
import type { FormState } from '../components/field.js';
import type { WebDeps } from '../deps.js';
import { takeDraft } from '../draft.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { splitAccepted, untickedFaults, valuesOfAccepted } from '../terms-of-use/accepted.js';
import { AnswerInvitation, InvitationDeclined } from './answer.js';

type Deps = Pick<WebDeps, 'db' | 'now' | 'limits' | 'signIn'>;

const answerForm = z.strictObject({
  answer: z.enum(['accept', 'decline']),
  form: z.uuid().optional(),
});
const tokenFormat = /^[0-9a-f]{64}$/;

/** What the person who was invited does with the link of the letter. */
export function answerInvitationRoutes(deps: Deps): Router {
  const router = express.Router();
  router.get('/invitation/:token', (req, res) =>
    show(deps, { req, res, form: takeDraft(req, res) }),
  );
  router.post('/invitation/:token', deps.limits.join, async (req, res) => {
    const { accepted, rest: unaccepted } = splitAccepted(req.body, req.locale);
    const { typed, rest } = splitForm(unaccepted);
    const { answer, form } = validate(answerForm, rest);
    if (answer === 'decline') return await decline(deps, req, res);
    const filled = form === undefined ? undefined : { form: trustId<FormVersionId>(form), typed };
    await accept(deps, { req, res, accepted, filled });
  });
  return router;
}

async function decline(deps: Deps, req: Request, res: Response): Promise<void> {
  const token = tokenOf(req);
  const { community } = await readInvitation(deps, { token, locale: req.locale });
  await declineInvitation(deps, { token });
  const body = <InvitationDeclined community={community.name} />;
  sendPage(req, res, { title: req.t('invitation.declined'), body });
}

interface Accepting {
  readonly req: Request;
  readonly res: Response;
  readonly accepted: Acceptance;
  readonly filled: (FilledForm & { readonly typed: SplitForm['typed'] }) | undefined;
}

async function accept(deps: Deps, { req, res, accepted, filled }: Accepting): Promise<void> {
  const token = tokenOf(req);
  try {
    const { actor } = req.viewer ?? (await demandSignIn(deps, req));
    const answered = await acceptInvitation(deps, { actor, token, accepted, filled });
    const key = answered.outcome === 'joined' ? 'flash.joined' : 'flash.requested';
    setFlash(req, res, { key });
    res.redirect(303, `/c/${answered.slug}`);
  } catch (error) {
    const errors = faultsOf(error, req.t);
    const notice = errors ? undefined : noticeOf(error);
    if (!errors && !notice) throw error;
    const values = { ...valuesOf(filled?.typed ?? {}), ...valuesOfAccepted(accepted) };
    await show(deps, { req, res, form: { values, errors: errors ?? {} }, notice });
  }
}

/** A visitor is led to a sign-in that will do, as far as the community's rules can tell. */
async function demandSignIn(deps: Deps, req: Request): Promise<never> {
  const advised = { ...deps, means: () => deps.signIn.means() };
  const { proof } = await readInvitation(advised, { token: tokenOf(req), locale: req.locale });
  const { minimum, providers } = proof ?? {};
  throw new PiazzaError('session.required', { minimum, providers });
}

interface Showing {
  readonly req: Request;
  readonly res: Response;
  readonly form: FormState;
  readonly notice?: JoinNotice | undefined;
}

async function show(deps: Deps, { req, res, form, notice }: Showing): Promise<void> {
  const token = tokenOf(req);
  const viewer = req.viewer?.actor;
  const advised = { ...deps, means: () => deps.signIn.means() };
  const view = await readInvitation(advised, { token, locale: req.locale, viewer });
  const { communityId } = view.invitation;
  const owed = viewer ? await readOwedTerms(deps, { viewer, communityId, lang: req.locale }) : [];
  const questions = view.becomes === 'submit' ? await readForm(deps, communityId) : undefined;
  const errors = notice === 'terms.unticked' ? untickedFaults(owed, form, req.t) : form.errors;
  const { nameOf } = deps.signIn;
  sendPage(req, res, {
    title: req.t('invitation.title', { community: view.community.name }),
    status: notice === 'join.form_changed' ? 409 : Object.keys(errors).length > 0 ? 422 : 200,
    body: (
      <AnswerInvitation
        {...{ view, token, owed, questions, notice, nameOf }}
        form={{ ...form, errors }}
      />
    ),
  });
}

function tokenOf(req: Request): string {
  const { token } = req.params;
  if (typeof token !== 'string' || !tokenFormat.test(token)) {
    throw new PiazzaError('invitation.invalid');
  }
  return token;
}
