// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Router } from 'express';
import { validate } from '../../../http/validate.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { JoinRequestId } from '../../../kernel/ids.js';
import { decideJoinRequest } from '../../../membership/use-cases/decide-join-request.js';
import {
  listJoinRequests,
  readJoinRequest,
  type QueuedRequest,
} from '../../../membership/use-cases/list-join-requests.js';
import { listAcquainted, type Acquainted } from '../../store/releases/acquainted.js';
import { acting, reading, type Acting } from '../acting.js';
import type { ApiDeps } from '../deps.js';
import { demandUnchanged, sendTagged } from '../etag.js';
import { idOf } from '../ids.js';
import { listing } from '../paging.js';
import { thingPath } from '../schemas.js';
import { decision, requestQuery } from './schemas.js';

/** Requests of people whom the portal knows, for a member who decides on them. */
export function joinRequestRoutes(deps: ApiDeps): Router {
  const router = express.Router();
  const { db, now } = deps;
  router.get(
    '/communities/:slug/join-requests',
    reading(deps, 'communities:manage', async (req, res, { actor, portal, slug }) => {
      const query = validate(requestQuery, req.query);
      const list = listing(deps, req, { portal, query });
      const [cursor] = list.after(1) ?? [];
      const page = { cursor, limit: query.limit };
      const { items, next } = await listJoinRequests(deps, { actor, slug, ...page });
      const applicants = items.map(({ memberId }) => memberId);
      const known = await listAcquainted(db, portal, applicants);
      const shown = items.flatMap((item) => toRequest(item, known.get(item.memberId)) ?? []);
      list.send(res, { items: shown }, next === undefined ? undefined : [next]);
    }),
  );
  router.get(
    '/communities/:slug/join-requests/:id',
    reading(deps, 'communities:manage', async (req, res, who) => {
      const { id } = validate(thingPath, req.params);
      sendTagged(req, res, await readKnown(db, who, id));
    }),
  );
  router.post(
    '/communities/:slug/join-requests/:id/decision',
    acting(deps, 'communities:manage', async (req, { trx, ...who }) => {
      const { id } = validate(thingPath, req.params);
      const { may_reapply: mayReapply, ...sent } = validate(decision, req.body);
      demandUnchanged(req, await readKnown(trx, who, id));
      const input = {
        actor: who.actor,
        requestId: idOf<JoinRequestId>(id),
        mayReapply,
        ...sent,
      } as const;
      await decideJoinRequest({ db: trx, now }, input);
      const status = sent.decision === 'approve' ? 'approved' : 'rejected';
      return { status: 200, body: { id, status } };
    }),
  );
  return router;
}

/** @throws PiazzaError `join_request.not_found`, also where the portal does not know who asks */
async function readKnown(db: ApiDeps['db'], { actor, portal, slug }: Acting, id: string) {
  const found = await readJoinRequest({ db }, { actor, slug, requestId: idOf<JoinRequestId>(id) });
  const known = await listAcquainted(db, portal, [found.memberId]);
  const request = toRequest(found, known.get(found.memberId));
  if (!request) throw new PiazzaError('join_request.not_found', { clientId: portal.clientId });
  return request;
}

/** The name as the person let the portal know it; what they wrote was meant for who decides. */
function toRequest(request: QueuedRequest, known: Acquainted | undefined) {
  if (!known) return undefined;
  return {
    id: request.id,
    subject: known.subject,
    name: known.isNamed ? request.displayName : null,
    message: request.message,
    level: request.level,
    created_at: request.createdAt,
    expected_by: request.expectedBy,
    status: request.waitsForReply ? 'needs_info' : 'pending',
    question: request.question ?? null,
    reply: request.reply ?? null,
    answers: request.answers.map(({ name, question, answer }) => ({
      name,
      title: question.title,
      answer,
    })),
  };
}
