// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request, Response } from 'express';
import type { CommunityRequestId } from '../../kernel/ids.js';
import { readRequest } from '../../membership/use-cases/founding/read-request.js';
import { emptyForm } from '../components/field.js';
import type { WebDeps } from '../deps.js';
import { statusOf } from '../draft.js';
import { sendPage } from '../layout/page.js';
import { idOf, viewerOf } from '../request.js';
import { MyRequest, type RequestForms } from './my-requests.js';
import { Promote } from './promote.js';

interface Showing {
  readonly req: Request;
  readonly res: Response;
  readonly forms?: Partial<RequestForms> | undefined;
}

/** Its author follows it, a promoter signs it; the staff has a page of its own. */
export async function showRequest(
  deps: Pick<WebDeps, 'db' | 'now'>,
  { req, res, forms = {} }: Showing,
): Promise<void> {
  const { actor } = viewerOf(req);
  const requestId = idOf<CommunityRequestId>(req, 'request');
  const view = await readRequest(deps, { actor, requestId });
  if (view.reader === 'staff') return res.redirect(303, `/staff/requests/${requestId}`);
  const [own] = view.promoters;
  const filled = { answer: emptyForm, promoters: emptyForm, ...forms };
  sendPage(req, res, {
    title: view.request.name,
    status: statusOf(forms.answer) === 422 ? 422 : statusOf(forms.promoters),
    body:
      view.reader === 'promoter' ? (
        <Promote
          {...view}
          status={own?.status ?? 'declined'}
          action={`/requests/${requestId}/promotion`}
        />
      ) : (
        <MyRequest view={view} forms={filled} />
      ),
  });
}
