// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Router } from 'express';
import { validate } from '../../../http/validate.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { CommunityId } from '../../../kernel/ids.js';
import type { Portal } from '../../domain/portal.js';
import { sealPlace } from '../../sealed-place.js';
import { behind, listChanged } from '../../store/roster/changed.js';
import { listRoster } from '../../store/roster/roster.js';
import { demandServed } from '../../use-cases/acting/demand-served.js';
import { slugOf } from '../acting.js';
import { portalCaller } from '../caller.js';
import type { ApiDeps } from '../deps.js';
import { listing, openField, type Listing } from '../paging.js';
import { toMember } from './present.js';
import { memberQuery } from './schemas.js';

interface Asked {
  readonly portal: Portal;
  readonly communityId: CommunityId;
  readonly limit: number;
  readonly list: Listing;
}

/** Those who belong to a community, or those for whom something changed there. */
export function memberListRoute(router: Router, deps: ApiDeps): void {
  router.get('/communities/:slug/members', async (req, res) => {
    const { portal } = portalCaller(req, 'members:read');
    const slug = slugOf(req);
    const query = validate(memberQuery, req.query);
    const { limit, role, changed_since: since } = query;
    // Whose role was taken away would be missing, and a rare role would be looked for among all changes.
    if (since !== undefined && role !== undefined) {
      throw new PiazzaError('request.malformed', { fields: ['changed_since', 'role'] });
    }
    const list = listing(deps, req, { portal, query });
    const communityId = await demandServed(deps.db, portal, slug);
    const asked = { portal, communityId, limit, list };
    const page =
      since === undefined
        ? await pageOfMembers(deps, asked, role)
        : await pageOfChanged(deps, asked, since);
    const asOf = sealPlace(deps.box, changesOf(asked), [String(page.asOf)]);
    list.send(res, { items: page.entries.map(toMember), as_of: asOf }, page.next);
  });
}

/** Good for this portal and this community, in any later question. */
const changesOf = ({ portal, communityId }: Asked) => ({
  purpose: 'api.as_of',
  list: [portal.clientId, communityId],
});

/** Every page says what the first one said: what changed after that may be missing in the pages already read. */
async function pageOfMembers({ db }: ApiDeps, asked: Asked, role: string | undefined) {
  const { portal, communityId, limit, list } = asked;
  const [begun, at, id] = list.after(3) ?? [];
  const after = at !== undefined && id !== undefined ? ([at, id] as const) : undefined;
  const { sector, clientId } = portal;
  const query = { sector, clientId, communityId, role, after, limit };
  const { entries, next, asOf: now } = await listRoster(db, query);
  const asOf = begun === undefined ? now : Number(begun);
  return { entries, asOf, next: next && [String(asOf), ...next] };
}

async function pageOfChanged({ db, box }: ApiDeps, asked: Asked, since: string) {
  const { portal, communityId, limit, list } = asked;
  const sent = { field: 'changed_since', sealed: since, length: 1 };
  const [known] = openField(box, changesOf(asked), sent);
  const [bound, position, subject = ''] = list.after(3) ?? [];
  const { entries, next, upTo } = await listChanged(db, {
    sector: portal.sector,
    clientId: portal.clientId,
    communityId,
    from: position === undefined ? behind(Number(known)) : { position: Number(position), subject },
    upTo: bound === undefined ? undefined : Number(bound),
    limit,
  });
  const place = next && [String(upTo), String(next.position), next.subject];
  return { entries, asOf: upTo, next: place };
}
