// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import { addressToProve } from '../../identity/use-cases/address-to-prove.js';
import { readLimitation } from '../../identity/use-cases/limiting/read-limitation.js';
import { listIdentities } from '../../identity/use-cases/list-identities.js';
import { answerOffer } from '../../membership/use-cases/answer-offer.js';
import { myMeasures } from '../../membership/use-cases/measures/read-measures.js';
import { myMemberships } from '../../membership/use-cases/my-memberships.js';
import { resignRole } from '../../membership/use-cases/resign-role.js';
import { withdrawOffer } from '../../membership/use-cases/withdraw-offer.js';
import type { WebDeps } from '../deps.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { meansName } from '../means-name.js';
import { idOf, viewerOf } from '../request.js';
import { dataRoutes } from './data-routes.js';
import { identityRoutes } from './identity-routes.js';
import { Me } from './me.js';
import { profileRoutes } from './profile-routes.js';
import { sessionRoutes } from './session-routes.js';

const offerAnswer = z.strictObject({ answer: z.enum(['accept', 'decline']) });
const nothing = z.strictObject({});
const resignation = z.strictObject({ note: z.string().trim().max(2_000).optional() });

const answered = {
  started: 'flash.offer.accepted',
  agreed: 'flash.offer.agreed',
  declined: 'flash.offer.declined',
} as const;

/** A person's own pages. */
export function meRoutes(deps: WebDeps): Router {
  const router = express.Router();
  router.get('/me', async (req, res) => {
    const { actor } = viewerOf(req);
    const mine = await myMemberships(deps, { memberId: actor.memberId, locale: req.locale });
    const measures = await myMeasures(deps, { actor, locale: req.locale });
    const identities = await listIdentities(deps, actor.memberId);
    const lastUsed = identities.find(({ provider }) => provider === actor.provider);
    const { name, label } = meansName(deps.signIn.nameOf(actor.provider), lastUsed?.label ?? '');
    const means = label ? `${name} (${label})` : name;
    const unproven = await addressToProve(deps, actor.memberId);
    const limitation = await readLimitation(deps, actor.memberId);
    const shown = { mine, measures, means, unproven, limitation };
    const body = <Me {...shown} level={actor.level} />;
    sendPage(req, res, { title: req.t('me.title'), body });
  });
  router.use(grantRoutes(deps));
  router.use(identityRoutes(deps), profileRoutes(deps), sessionRoutes(deps), dataRoutes(deps));
  return router;
}

/** The person's side of roles: yes or no to an offer, giving a role back, taking back a proposal. */
function grantRoutes(deps: WebDeps): Router {
  const router = express.Router();
  router.post('/me/offers/:grant', async (req, res) => {
    const { actor } = viewerOf(req);
    const accept = validate(offerAnswer, req.body).answer === 'accept';
    const outcome = await answerOffer(deps, { actor, grantId: idOf(req, 'grant'), accept });
    setFlash(req, res, { key: answered[outcome] });
    res.redirect(303, '/me');
  });
  router.post('/me/roles/:grant/resign', async (req, res) => {
    const { note } = validate(resignation, req.body ?? {});
    await resignRole(deps, { actor: viewerOf(req).actor, grantId: idOf(req, 'grant'), note });
    setFlash(req, res, { key: 'flash.role.resigned' });
    res.redirect(303, '/me');
  });
  router.post('/me/proposals/:grant/withdraw', async (req, res) => {
    validate(nothing, req.body);
    await withdrawOffer(deps, { actor: viewerOf(req).actor, grantId: idOf(req, 'grant') });
    setFlash(req, res, { key: 'flash.proposal.withdrawn' });
    res.redirect(303, '/me');
  });
  return router;
}
