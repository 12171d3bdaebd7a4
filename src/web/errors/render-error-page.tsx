// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request, Response } from 'express';
import type { PlainTextKey } from '../../i18n/translate.js';
import type { PiazzaError } from '../../kernel/errors.js';
import { sendPage } from '../layout/page.js';
import { ErrorPage } from './error-page.js';

const titles: Readonly<Record<number, PlainTextKey>> = {
  401: 'error.title.refused',
  403: 'error.title.refused',
  404: 'error.title.not_found',
  503: 'error.title.unavailable',
};

/** The page of an expected failure, or of `server.internal`; the error handler decides the status. */
export function renderErrorPage(
  req: Request,
  res: Response,
  failure: { code: PiazzaError['code']; status: number },
): void {
  const title = req.t(titles[failure.status] ?? 'error.title');
  sendPage(req, res, {
    title,
    status: failure.status,
    body: <ErrorPage code={failure.code} title={title} correlationId={req.id} />,
  });
}
