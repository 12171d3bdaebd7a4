// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Router } from 'express';
import { validate } from '../../../http/validate.js';
import type { RoleGrantId } from '../../../kernel/ids.js';
import { answerProposal } from '../../../membership/use-cases/answer-proposal.js';
import { offerRole } from '../../../membership/use-cases/offer-role.js';
import { endAsManager } from '../../../membership/use-cases/roles/end-as.js';
import { lockForOffering } from '../../../membership/use-cases/roles/lock-for-offering.js';
import { revokeRole } from '../../../membership/use-cases/revoke-role.js';
import { listGrants } from '../../../membership/use-cases/roles/read-grants.js';
import { listSubjects } from '../../store/subjects.js';
import { demandKnown } from '../../use-cases/acting/demand-known.js';
import { acting, reading } from '../acting.js';
import type { ApiDeps } from '../deps.js';
import { demandUnchanged, sendTagged } from '../etag.js';
import { idOf } from '../ids.js';
import { listing } from '../paging.js';
import { thingPath } from '../schemas.js';
import { readKnownGrant, toGrant } from './present.js';
import { acceptance, grantQuery, offer, revocation } from './schemas.js';

/** Roles of members whom the portal knows, for a member who gives and takes them. */
export function roleGrantRoutes(deps: ApiDeps): Router {
  const router = express.Router();
  listRoutes(router, deps);
  changeRoutes(router, deps);
  return router;
}

function listRoutes(router: Router, deps: ApiDeps): void {
  const { db } = deps;
  router.get(
    '/communities/:slug/role-grants',
    reading(deps, 'communities:manage', async (req, res, { actor, portal, slug }) => {
      const query = validate(grantQuery, req.query);
      const list = listing(deps, req, { portal, query });
      const [cursor] = list.after(1) ?? [];
      const { items, next } = await listGrants(deps, { actor, slug, cursor, limit: query.limit });
      const holders = items.map(({ memberId }) => memberId);
      const known = await listSubjects(db, portal, holders);
      const shown = items.flatMap((grant) => {
        const subject = known.get(grant.memberId);
        return subject === undefined ? [] : [toGrant(grant, subject)];
      });
      list.send(res, { items: shown }, next === undefined ? undefined : [next]);
    }),
  );
  router.get(
    '/communities/:slug/role-grants/:id',
    reading(deps, 'communities:manage', async (req, res, who) => {
      const id = idOf<RoleGrantId>(validate(thingPath, req.params).id);
      sendTagged(req, res, (await readKnownGrant(db, who, id)).shown);
    }),
  );
}

function changeRoutes(router: Router, deps: ApiDeps): void {
  const { now } = deps;
  router.post(
    '/communities/:slug/role-grants',
    acting(deps, 'communities:manage', async (req, { trx, actor, portal, slug }) => {
      const { subject, ...offered } = validate(offer, req.body);
      // Whom the portal knows is not told to who may not offer the role.
      await lockForOffering(trx, { actor, slug, role: offered.role });
      demandUnchanged(req, undefined);
      const memberId = await demandKnown(trx, portal, subject);
      const input = { actor, slug, memberId, ...offered };
      const { grantId: id } = await offerRole({ db: trx, now }, input);
      return { status: 201, body: { id } };
    }),
  );
  router.post(
    '/communities/:slug/role-grants/:id/acceptance',
    acting(deps, 'communities:manage', async (req, { trx, ...who }) => {
      const grantId = idOf<RoleGrantId>(validate(thingPath, req.params).id);
      const { months } = validate(acceptance, req.body);
      demandUnchanged(req, (await readKnownGrant(trx, who, grantId)).shown);
      const { actor } = who;
      await answerProposal({ db: trx, now }, { actor, grantId, accept: true, months });
      return { status: 200, body: (await readKnownGrant(trx, who, grantId)).shown };
    }),
  );
  router.post(
    '/communities/:slug/role-grants/:id/revocation',
    acting(deps, 'communities:manage', async (req, { trx, ...who }) => {
      const grantId = idOf<RoleGrantId>(validate(thingPath, req.params).id);
      const { reason } = validate(revocation, req.body ?? {});
      demandUnchanged(req, (await readKnownGrant(trx, who, grantId)).shown);
      await revokeRole({ db: trx, now }, { actor: who.actor, grantId, reason });
      return { status: 204 };
    }),
  );
  router.delete(
    '/communities/:slug/role-grants/:id',
    acting(deps, 'communities:manage', async (req, { trx, ...who }) => {
      const grantId = idOf<RoleGrantId>(validate(thingPath, req.params).id);
      const { grant, shown } = await readKnownGrant(trx, who, grantId);
      demandUnchanged(req, shown);
      await endAsManager({ db: trx, now }, { actor: who.actor, grant });
      return { status: 204 };
    }),
  );
}
