// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Router } from 'express';
import type { Db } from '../../database/database.js';
import { listSeenCommunities } from '../../membership/use-cases/list-seen-communities.js';
import type { InteractionDetails, Interactions } from '../../portal/use-cases/interaction-types.js';
import { sendPage } from '../layout/page.js';
import { MembersOnlyPage } from './members-only-page.js';
import { ReleasePage } from './release-page.js';
import { signInAddress } from './sign-in-address.js';

/**
 * Between a portal and its answer: sign in where this browser's session does not serve, see what the
 * portal receives where that is new, go back. Reading a page changes nothing; a button does.
 */
export function interactionRoutes(interactions: Interactions, { db }: { readonly db: Db }): Router {
  const router = express.Router();

  router.get('/interaction/:uid', async (req, res) => {
    const waiting = await interactions.details(req, res);
    if (waiting.signInNeeded) return res.redirect(303, addressFor(waiting));
    if (waiting.membershipNeeded) {
      const { communities: ids } = waiting.portal;
      const { locale } = req;
      const communities = ids === 'all' ? [] : await listSeenCommunities({ db }, { ids, locale });
      return sendPage(req, res, {
        title: req.t('members_only.title', { portal: waiting.portal.name }),
        status: 403,
        body: <MembersOnlyPage waiting={waiting} communities={communities} />,
        formAction: waiting.portal.origins,
      });
    }
    // Nothing to decide: the same answer however often it is asked for.
    if (!waiting.release) return interactions.finish(req, res);
    return sendPage(req, res, {
      title: req.t('release.title', { portal: waiting.portal.name }),
      body: <ReleasePage waiting={waiting} />,
      formAction: waiting.portal.origins,
    });
  });
  router.post('/interaction/:uid', async (req, res) => {
    const { signInNeeded, membershipNeeded, uid } = await interactions.details(req, res);
    // The session, or the membership, ended while the page was read: the same way once more.
    if (signInNeeded || membershipNeeded) return res.redirect(303, `/interaction/${uid}`);
    return interactions.finish(req, res);
  });
  router.post('/interaction/:uid/abort', async (req, res) => interactions.abort(req, res));
  return router;
}

const addressFor = ({ uid, minimum, portal }: InteractionDetails): string =>
  signInAddress({ returnTo: `/interaction/${uid}`, minimum, clientId: portal.clientId });
