// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request, Response } from 'express';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

export interface Page {
  readonly title: string;
  readonly body: VNode;
  readonly status?: number;
  /** Origins beyond our own that a form of this page, or the redirect after it, leads to. */
  readonly formAction?: readonly string[];
}

/** Answers with a whole page in the language of the request. */
export function sendPage(req: Request, res: Response, page: Page): void {
  const html = renderToString(
    <html lang={req.locale}>
      <head>
        <meta charset="utf-8" />
        <title>{`${page.title} · Piazza`}</title>
      </head>
      <body>{page.body}</body>
    </html>,
  );
  res
    .status(page.status ?? 200)
    .type('html')
    .send(`<!doctype html>${html}`);
}
