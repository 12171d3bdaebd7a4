// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request, Response } from 'express';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { contentSecurityPolicy } from '../../http/security-headers.js';
import { Alert } from '../components/alert.js';
import { takeLeftTexts } from '../draft.js';
import { takeFlash } from '../flash.js';
import { StandstillNotice } from '../lifecycle/standstill.js';
import { viewOf, ViewProvider } from '../view.js';
import { Document } from './document.js';
import { LeftTexts } from './left-texts.js';

export interface Page {
  readonly title: string;
  readonly body: VNode;
  readonly status?: number;
  /** Origins beyond our own that a form of this page, or the redirect after it, leads to. */
  readonly formAction?: readonly string[];
  /** Addresses that the page shows in frames. */
  readonly frames?: readonly string[];
  /** Without the bounds of the text column: the page lays itself out. */
  readonly wide?: boolean;
  /** Not for search engines. */
  readonly noIndex?: boolean;
}

const originsOf = (addresses: readonly string[]): string[] => [
  ...new Set(addresses.map((address) => new URL(address).origin)),
];

/** Answers with a whole page in the language of the request. */
export function sendPage(req: Request, res: Response, page: Page): void {
  const view = viewOf(req);
  const flash = takeFlash(req, res);
  const isBack = req.draftBack === true;
  const texts = takeLeftTexts(req, res);
  const render = (): string =>
    renderToString(
      <ViewProvider view={view}>
        <Document
          title={page.title}
          flash={flash}
          wide={page.wide ?? false}
          noIndex={page.noIndex ?? false}
        >
          {isBack ? <Alert>{req.t('step_up.back_again')}</Alert> : null}
          <LeftTexts texts={texts} />
          <StandstillNotice />
          {page.body}
        </Document>
      </ViewProvider>,
    );
  const first = render();
  // What stands above says what is below it, the fields with a fault and that forms are left out: known once all is rendered.
  const html = view.faulty.size + view.withheld.size > 0 ? render() : first;
  if (page.formAction) {
    const formAction = originsOf(page.formAction);
    const frames = originsOf(page.frames ?? []);
    res.set('Content-Security-Policy', contentSecurityPolicy({ formAction, frames }));
  }
  if (page.noIndex) res.set('X-Robots-Tag', 'noindex, nofollow');
  res
    .status(page.status ?? 200)
    .set('Cache-Control', 'no-store')
    .set('Content-Language', req.locale)
    .type('html')
    .send(`<!doctype html>${html}`);
}
