// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Router } from 'express';
import { validate } from '../../../http/validate.js';
import { readMoment, writeCursor } from '../../../kernel/cursor.js';
import { PiazzaError } from '../../../kernel/errors.js';
import { digestRoster } from '../../store/roster/digest.js';
import { findRosterEntry, listRoster, type RosterEntry } from '../../store/roster/roster.js';
import { demandServed } from '../../use-cases/acting/demand-served.js';
import { slugOf } from '../acting.js';
import { portalCaller } from '../caller.js';
import type { ApiDeps } from '../deps.js';
import { sendTagged } from '../etag.js';
import { digestQuery, memberOfPath, memberQuery } from './schemas.js';

/** Who belongs to a community, of those whom the portal knows. */
export function rosterRoutes(router: Router, { db }: ApiDeps): void {
  router.get('/communities/:slug/members', async (req, res) => {
    const { portal } = portalCaller(req, 'members:read');
    const slug = slugOf(req);
    const { cursor, changed_since: since, ...filter } = validate(memberQuery, req.query);
    // Whose role was taken away would be missing, and a rare role would be looked for among all changes.
    if (since !== undefined && filter.role !== undefined) {
      throw new PiazzaError('request.malformed', { fields: ['changed_since', 'role'] });
    }
    const after = cursor === undefined ? undefined : readMoment(cursor);
    const communityId = await demandServed(db, portal, slug);
    const changedSince = since === undefined ? undefined : new Date(since);
    const { sector } = portal;
    const page = await listRoster(db, { ...filter, sector, communityId, changedSince, after });
    const next = page.next ? writeCursor(page.next) : null;
    res.json({ items: page.entries.map(toMember), next });
  });

  router.get('/communities/:slug/members/:sub', async (req, res) => {
    const { portal } = portalCaller(req, 'members:read');
    const { sub: subject } = validate(memberOfPath, req.params);
    const communityId = await demandServed(db, portal, slugOf(req));
    const entry = await findRosterEntry(db, { sector: portal.sector, communityId, subject });
    if (!entry) throw new PiazzaError('api.not_a_member', { clientId: portal.clientId });
    sendTagged(req, res, toMember(entry));
  });

  router.get('/communities/:slug/digest', async (req, res) => {
    const { portal } = portalCaller(req, 'members:read');
    const { from } = validate(digestQuery, req.query);
    const communityId = await demandServed(db, portal, slugOf(req));
    const start = new Date(from ?? 0);
    const slice = await digestRoster(db, { sector: portal.sector, communityId, from: start });
    const { to = null, members, digest } = slice;
    res.json({ from: from === undefined ? null : start, to, members, digest });
  });
}

const toMember = ({ subject, since, until, roles }: RosterEntry) => ({
  subject,
  member: since !== undefined,
  since: since ?? null,
  until: until ?? null,
  roles,
});
