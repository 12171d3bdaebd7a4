// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Router } from 'express';
import { z } from 'zod';
import type { Viewer } from '../../http/request.js';
import { validate } from '../../http/validate.js';
import { addressToProve } from '../../identity/use-cases/address-to-prove.js';
import { listIdentities } from '../../identity/use-cases/list-identities.js';
import { listMerges } from '../../identity/use-cases/list-merges.js';
import {
  listProvenAddresses,
  removeAddress,
  type AddressId,
} from '../../identity/use-cases/remove-address.js';
import { undoMerge } from '../../identity/use-cases/undo-merge.js';
import { unlinkIdentity } from '../../identity/use-cases/unlink-identity.js';
import { later, minute } from '../../kernel/clock.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { WebDeps } from '../deps.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { idOf, viewerOf } from '../request.js';
import { Identities } from './identities.js';

const nothing = z.strictObject({});
/** How lately one must have proven who one is to link another means. */
const linkFreshness = 5 * minute;

export function identityRoutes(deps: WebDeps): Router {
  const router = express.Router();
  const isFresh = ({ actor }: Viewer): boolean =>
    later(actor.authenticatedAt, linkFreshness) > deps.now();

  router.get('/me/identities', async (req, res) => {
    const viewer = viewerOf(req);
    const offers = await deps.signIn.offers(req, 'none');
    const { nameOf } = deps.signIn;
    const identities = await listIdentities(deps, viewer.actor.memberId);
    const merges = await listMerges(deps, viewer.actor.memberId);
    const unproven = await addressToProve(deps, viewer.actor.memberId);
    const addresses = await listProvenAddresses(deps, viewer.actor.memberId);
    const page = {
      identities,
      merges,
      offers,
      nameOf,
      unproven,
      addresses,
      isFresh: isFresh(viewer),
    };
    sendPage(req, res, {
      title: req.t('identities.title'),
      formAction: offers.origins,
      body: <Identities {...page} />,
    });
  });
  // The way back from the fresh sign-in that linking asks for.
  router.get('/me/identities/confirm', (req, res) => {
    if (!isFresh(viewerOf(req))) throw new PiazzaError('session.not_fresh', { minutes: 5 });
    res.redirect(303, '/me/identities');
  });
  router.post('/me/identities/:identity/unlink', async (req, res) => {
    validate(nothing, req.body);
    const { actor } = viewerOf(req);
    await unlinkIdentity(deps, { actor, identityId: idOf(req, 'identity') });
    setFlash(req, res, { key: 'flash.identity.unlinked' });
    res.redirect(303, '/me/identities');
  });
  router.post('/me/identities/addresses/:address/remove', async (req, res) => {
    validate(nothing, req.body);
    const { actor } = viewerOf(req);
    await removeAddress(deps, { actor, addressId: idOf<AddressId>(req, 'address') });
    setFlash(req, res, { key: 'flash.address.removed' });
    res.redirect(303, '/me/identities');
  });
  router.post('/me/merges/:merge/undo', async (req, res) => {
    validate(nothing, req.body);
    await undoMerge(deps, { actor: viewerOf(req).actor, mergeId: idOf(req, 'merge') });
    setFlash(req, res, { key: 'flash.merge.undone' });
    res.redirect(303, '/me/identities');
  });
  return router;
}
