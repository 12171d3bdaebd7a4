// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request, Response } from 'express';
import { z } from 'zod';
import { getCommunity } from '../../membership/use-cases/get-community.js';
import { listJoinRequests } from '../../membership/use-cases/list-join-requests.js';
import { listProposals } from '../../membership/use-cases/list-proposals.js';
import type { FormState } from '../components/field.js';
import type { WebDeps } from '../deps.js';
import { sendPage } from '../layout/page.js';
import { slugOf, viewerOf } from '../request.js';
import { readQuery } from '../read-query.js';
import { ManageFrame } from './frame.js';
import { Proposals } from './proposals.js';
import { Requests } from './requests.js';

type Deps = Pick<WebDeps, 'db' | 'now'>;

const place = z.string().max(500).optional();
const queueQuery = z.strictObject({ cursor: place, proposals: place });

interface Showing {
  readonly req: Request;
  readonly res: Response;
  readonly failed?: { readonly requestId: string; readonly form: FormState };
  readonly proposal?: { readonly grantId: string; readonly form: FormState };
}

/** The page of those who decide, perhaps with a form that was at fault. */
export async function showQueue(
  deps: Deps,
  { req, res, failed, proposal }: Showing,
): Promise<void> {
  const slug = slugOf(req);
  const { cursor, proposals: after } = readQuery(queueQuery, req.query);
  const { actor } = viewerOf(req);
  const page = await getCommunity(deps, { slug, locale: req.locale, viewer: actor });
  const requests = await listJoinRequests(deps, { actor, slug, cursor });
  const proposals = await listProposals(deps, { actor, slug, cursor: after });
  const { name } = page.text;
  sendPage(req, res, {
    title: req.t('manage.title', { community: name }),
    status: failed || proposal ? 422 : 200,
    body: (
      <ManageFrame slug={slug} name={name}>
        <Requests slug={slug} requests={requests} failed={failed} />
        <Proposals slug={slug} proposals={proposals} failed={proposal} />
      </ManageFrame>
    ),
  });
}
