// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Router } from 'express';
import type { z } from 'zod';
import { validate } from '../../../http/validate.js';
import type { FormVersionId, Slug, TermsVersionId } from '../../../kernel/ids.js';
import { readApplication } from '../../../membership/use-cases/form/read-application.js';
import { joinCommunity } from '../../../membership/use-cases/join-community.js';
import { leaveCommunity } from '../../../membership/use-cases/leave-community.js';
import { readOpenRequest } from '../../../membership/use-cases/requests/read-open-request.js';
import { withdrawJoinRequest } from '../../../membership/use-cases/withdraw-join-request.js';
import { acting, reading } from '../acting.js';
import type { ApiDeps } from '../deps.js';
import { demandUnchanged, sendTagged } from '../etag.js';
import { idOf } from '../ids.js';
import { advising } from './alternatives.js';
import { joinRequest, languageQuery } from './schemas.js';

/** What a member does for themselves through a portal. */
export function ownRoutes(deps: ApiDeps): Router {
  const router = express.Router();
  const { now } = deps;
  router.get(
    '/me/memberships/:slug/application',
    reading(deps, 'memberships:write', async (req, res, { actor, slug }) => {
      const { language: lang = req.locale } = validate(languageQuery, req.query);
      res.json(toApplication(await readApplication(deps, { actor, slug, lang }), lang));
    }),
  );
  router.post(
    '/me/memberships/:slug',
    advising(
      deps,
      acting(deps, 'memberships:write', async (req, { trx, actor, slug }) => {
        const sent = toJoin(validate(joinRequest, req.body));
        demandUnchanged(req, undefined);
        const { outcome } = await joinCommunity({ db: trx, now }, { actor, slug, ...sent });
        const body = { community: slug, outcome };
        return { status: outcome === 'joined' ? 201 : 202, body };
      }),
    ),
  );
  router.delete(
    '/me/memberships/:slug',
    acting(deps, 'memberships:write', async (req, { trx, actor, slug }) => {
      demandUnchanged(req, undefined);
      await leaveCommunity({ db: trx, now }, { actor, slug });
      return { status: 204 };
    }),
  );
  ownRequestRoutes(router, deps);
  return router;
}

function ownRequestRoutes(router: Router, deps: ApiDeps): void {
  router.get(
    '/me/join-requests/:slug',
    reading(deps, 'memberships:write', async (req, res, { actor, slug }) => {
      sendTagged(req, res, toOpenRequest(slug, await readOpenRequest(deps, { actor, slug })));
    }),
  );
  router.delete(
    '/me/join-requests/:slug',
    acting(deps, 'memberships:write', async (req, { trx, actor, slug }) => {
      const open = await readOpenRequest({ db: trx }, { actor, slug });
      demandUnchanged(req, toOpenRequest(slug, open));
      await withdrawJoinRequest({ db: trx, now: deps.now }, { actor, slug });
      return { status: 204 };
    }),
  );
}

type Open = Awaited<ReturnType<typeof readOpenRequest>>;

const toOpenRequest = (slug: Slug, { status, createdAt, expectedBy, inquiry }: Open) => ({
  community: slug,
  status,
  created_at: createdAt,
  expected_by: expectedBy,
  question: inquiry?.question ?? null,
});

type Blank = Awaited<ReturnType<typeof readApplication>>;

const toApplication = ({ form, terms }: Blank, language: 'it' | 'en') => ({
  form: form ? { id: form.id, json_schema: form.definition } : null,
  terms: terms.map(({ id, owner, number, content }) => ({
    id,
    of: owner === undefined ? 'service' : 'community',
    number,
    language,
    text: content,
  })),
});

const toJoin = ({ message, form, terms }: z.output<typeof joinRequest>) => ({
  message,
  filled: form && { form: idOf<FormVersionId>(form.id, 'form.id'), values: form.answers },
  accepted: terms && {
    versions: terms.accepted.map((id) => idOf<TermsVersionId>(id, 'terms.accepted')),
    lang: terms.language,
  },
});
