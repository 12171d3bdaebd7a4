// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RequestHandler, Router } from 'express';
import { sendScim } from './answer.js';
import type { ScimDeps } from './deps.js';
import { listAll, listGroups, listUsers, type List } from './lists.js';
import { presentList } from './present.js';
import { readList, readSearch } from './query.js';
import { readerOf } from './reader.js';

/** People and groups, page by page or by a filter: by an address (RFC 7644, 3.4.2), or by a body (3.4.3). */
export function listRoutes(router: Router, deps: ScimDeps): void {
  const answer =
    (read: typeof readList, list: List): RequestHandler =>
    async (req, res) => {
      const portal = await readerOf(req, deps);
      const query = read(req);
      const { resources, next, total } = await list(deps, portal, query);
      const first = query.cursor === undefined && query.count > 0;
      sendScim(res, presentList(resources, { next, first, total }));
    };
  router.get('/Users', answer(readList, listUsers));
  router.get('/Groups', answer(readList, listGroups));
  router.post('/Users/.search', answer(readSearch, listUsers));
  router.post('/Groups/.search', answer(readSearch, listGroups));
  router.post('/.search', answer(readSearch, listAll));
}
