// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import { PiazzaError } from '../../kernel/errors.js';
import {
  acceptInvitation,
  declineInvitation,
} from '../../membership/use-cases/inviting/answer-invitation.js';
import { readInvitation } from '../../membership/use-cases/inviting/read-invitation.js';
import { readOwedTerms } from '../../membership/use-cases/terms-of-use/read-terms.js';
import { emptyForm, type FormState } from '../components/field.js';
import type { WebDeps } from '../deps.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { viewerOf } from '../request.js';
import { splitAccepted, untickedFaults, valuesOfAccepted } from '../terms-of-use/accepted.js';
import { AnswerInvitation, InvitationDeclined } from './answer.js';

type Deps = Pick<WebDeps, 'db' | 'now' | 'limits'>;

const answerForm = z.strictObject({ answer: z.enum(['accept', 'decline']) });
const tokenFormat = /^[0-9a-f]{64}$/;

/** What the person who was invited does with the link of the letter. */
export function answerInvitationRoutes(deps: Deps): Router {
  const router = express.Router();
  router.get('/invitation/:token', (req, res) => show(deps, { req, res, form: emptyForm }));
  router.post('/invitation/:token', deps.limits.join, async (req, res) => {
    const token = tokenOf(req);
    const { accepted: ticked, rest } = splitAccepted(req.body, req.locale);
    const { answer } = validate(answerForm, rest);
    if (answer === 'decline') {
      const { community } = await readInvitation(deps, { token, locale: req.locale });
      await declineInvitation(deps, { token });
      const body = <InvitationDeclined community={community.name} />;
      return sendPage(req, res, { title: req.t('invitation.declined'), body });
    }
    const { actor } = viewerOf(req);
    try {
      const answered = await acceptInvitation(deps, { actor, token, accepted: ticked });
      const key = answered.outcome === 'joined' ? 'flash.joined' : 'flash.requested';
      setFlash(req, res, { key });
      res.redirect(303, `/c/${answered.slug}`);
    } catch (error) {
      const isUnticked =
        error instanceof PiazzaError && error.code === 'membership.terms_not_accepted';
      if (!isUnticked) throw error;
      const form = { values: valuesOfAccepted(ticked), errors: {} };
      await show(deps, { req, res, form, refused: true });
    }
  });
  return router;
}

interface Showing {
  readonly req: Request;
  readonly res: Response;
  readonly form: FormState;
  /** Terms were left unticked. */
  readonly refused?: true;
}

async function show(deps: Deps, { req, res, form, refused }: Showing): Promise<void> {
  const token = tokenOf(req);
  const view = await readInvitation(deps, { token, locale: req.locale });
  const { communityId } = view.invitation;
  const viewer = req.viewer?.actor;
  const owed = viewer ? await readOwedTerms(deps, { viewer, communityId, lang: req.locale }) : [];
  const errors = refused ? untickedFaults(owed, form, req.t) : {};
  sendPage(req, res, {
    title: req.t('invitation.title', { community: view.community.name }),
    status: refused ? 422 : 200,
    body: <AnswerInvitation {...{ view, token, owed }} form={{ ...form, errors }} />,
  });
}

function tokenOf(req: Request): string {
  const { token } = req.params;
  if (typeof token !== 'string' || !tokenFormat.test(token)) {
    throw new PiazzaError('invitation.invalid');
  }
  return token;
}
