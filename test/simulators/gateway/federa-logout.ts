// SPDX-License-Identifier: AGPL-3.0-or-later
import express from 'express';
import { leftPage } from '../spid-idp/pages.js';

/** Where a person leaves the gateway: `spid` names the service, `spurl` is the way back to it. */
export function federaLogout(): express.Router {
  const router = express.Router();
  router.get('/federa/logout', (req, res) => {
    const { spid, spurl } = req.query;
    if (typeof spid !== 'string' || typeof spurl !== 'string' || !URL.canParse(spurl)) {
      throw new Error('mancano spid e spurl');
    }
    res.send(leftPage(spurl));
  });
  return router;
}
