// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Router } from 'express';
import type { Trx } from '../../../database/database.js';
import { validate } from '../../../http/validate.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { RoleGrantId } from '../../../kernel/ids.js';
import { answerOffer } from '../../../membership/use-cases/answer-offer.js';
import { proposeRole } from '../../../membership/use-cases/propose-role.js';
import { endAsHolder } from '../../../membership/use-cases/roles/end-as.js';
import { listOwnGrants } from '../../../membership/use-cases/roles/read-grants.js';
import { listSubjects } from '../../store/subjects.js';
import { acting, reading, type Acting } from '../acting.js';
import type { ApiDeps } from '../deps.js';
import { demandUnchanged, sendTagged } from '../etag.js';
import { idOf } from '../ids.js';
import { thingPath } from '../schemas.js';
import { readKnownGrant, toGrant } from './present.js';
import { proposal } from './schemas.js';

/** A member's own roles, offered, proposed or held. */
export function ownGrantRoutes(deps: ApiDeps): Router {
  const router = express.Router();
  const { db, now } = deps;
  router.get(
    '/me/role-grants/:slug',
    reading(deps, 'memberships:write', async (_req, res, { actor, portal, slug }) => {
      const grants = await listOwnGrants(deps, { actor, slug });
      const known = await listSubjects(db, portal, [actor.memberId]);
      const subject = known.get(actor.memberId) ?? '';
      res.json({ items: grants.map((grant) => toGrant(grant, subject)) });
    }),
  );
  router.post(
    '/me/role-grants/:slug',
    acting(deps, 'memberships:write', async (req, { trx, actor, slug }) => {
      const { role, message = '' } = validate(proposal, req.body);
      demandUnchanged(req, undefined);
      const input = { actor, slug, role, message };
      const { grantId: id } = await proposeRole({ db: trx, now }, input);
      return { status: 201, body: { id } };
    }),
  );
  router.get(
    '/me/role-grants/:slug/:id',
    reading(deps, 'memberships:write', async (req, res, who) => {
      sendTagged(req, res, (await readOwn(db, who, req)).shown);
    }),
  );
  router.post(
    '/me/role-grants/:slug/:id/acceptance',
    acting(deps, 'memberships:write', async (req, { trx, ...who }) => {
      const { grant, shown } = await readOwn(trx, who, req);
      demandUnchanged(req, shown);
      const answer = { actor: who.actor, grantId: grant.id, accept: true };
      await answerOffer({ db: trx, now }, answer);
      return { status: 200, body: (await readOwn(trx, who, req)).shown };
    }),
  );
  router.delete(
    '/me/role-grants/:slug/:id',
    acting(deps, 'memberships:write', async (req, { trx, ...who }) => {
      const { grant, shown } = await readOwn(trx, who, req);
      demandUnchanged(req, shown);
      await endAsHolder({ db: trx, now }, { actor: who.actor, grant });
      return { status: 204 };
    }),
  );
  return router;
}

/** @throws PiazzaError `role.not_found` for one of somebody else's too, whatever the member's rights */
async function readOwn(db: ApiDeps['db'] | Trx, who: Acting, req: Request) {
  const grantId = idOf<RoleGrantId>(validate(thingPath, req.params).id);
  const found = await readKnownGrant(db, who, grantId).catch((error: unknown) => {
    const isForeign = error instanceof PiazzaError && error.code === 'right.missing';
    throw isForeign ? new PiazzaError('role.not_found', { grantId }) : error;
  });
  if (found.grant.memberId === who.actor.memberId) return found;
  throw new PiazzaError('role.not_found', { grantId });
}
