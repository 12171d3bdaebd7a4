// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { DelegateId } from '../../kernel/ids.js';
import {
  acceptDelegation,
  declineDelegation,
} from '../../membership/use-cases/seats/answer-delegation.js';
import { endDelegation } from '../../membership/use-cases/seats/end-delegation.js';
import { readDelegation } from '../../membership/use-cases/seats/my-delegations.js';
import { readOwedTerms } from '../../membership/use-cases/terms-of-use/read-terms.js';
import type { FormState } from '../components/field.js';
import type { WebDeps } from '../deps.js';
import { takeDraft } from '../draft.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { idOf, viewerOf } from '../request.js';
import { splitAccepted, untickedFaults, valuesOfAccepted } from '../terms-of-use/accepted.js';
import { AnswerDelegation } from './answer.js';

type Deps = Pick<WebDeps, 'db' | 'now'>;

const page = '/me/organisations/delegations/:delegate';
const answers = z.strictObject({ answer: z.enum(['accept', 'decline', 'resign']) });

/** What somebody does with the question to sit for an organisation, and with the delegation that came of it. */
export function myDelegationRoutes(deps: Deps): Router {
  const router = express.Router();
  router.get(page, (req, res) => show(deps, { req, res, form: takeDraft(req, res) }));
  router.post(page, async (req, res) => {
    const { accepted, rest } = splitAccepted(req.body, req.locale);
    const { answer } = validate(answers, rest);
    const one = {
      actor: viewerOf(req).actor,
      delegateId: idOf<DelegateId>(req, 'delegate'),
    };
    try {
      if (answer === 'resign') await endDelegation(deps, one);
      else if (answer === 'decline') await declineDelegation(deps, one);
      else await acceptDelegation(deps, { ...one, accepted });
    } catch (error) {
      const isUnticked =
        error instanceof PiazzaError && error.code === 'membership.terms_not_accepted';
      if (!isUnticked) throw error;
      const form = { values: valuesOfAccepted(accepted), errors: {} };
      return await show(deps, { req, res, form, refused: true });
    }
    setFlash(req, res, { key: `flash.delegations.${answer}` });
    res.redirect(303, '/me/organisations');
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
  const { actor } = viewerOf(req);
  const delegateId = idOf<DelegateId>(req, 'delegate');
  const delegation = await readDelegation(deps, { actor, delegateId, locale: req.locale });
  const { communityId } = delegation;
  const owed = await readOwedTerms(deps, { viewer: actor, communityId, lang: req.locale });
  const errors = refused ? untickedFaults(owed, form, req.t) : {};
  sendPage(req, res, {
    title: req.t('delegations.answer.title', {
      community: delegation.community.name,
      organisation: delegation.organisation,
    }),
    status: refused ? 422 : 200,
    body: <AnswerDelegation {...{ delegation, owed }} form={{ ...form, errors }} />,
  });
}
