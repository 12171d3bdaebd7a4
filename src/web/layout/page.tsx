// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request, Response } from 'express';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { contentSecurityPolicy } from '../../http/security-headers.js';
import { Alert } from '../components/alert.js';
import { takeLeftTexts } from '../draft.js';
import { takeFlash } from '../flash.js';
import { withoutRefused } from '../lifecycle/refused-forms.js';
import { StandstillNotice } from '../lifecycle/standstill.js';
import { type View, viewOf, ViewProvider } from '../view.js';
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

/** What cannot be done while the community stands still is not shown, and it is said why. */
function stoppedBody(view: View, stopped: NonNullable<Request['stopped']>, body: VNode): VNode {
  const whole = renderToString(<ViewProvider view={view}>{body}</ViewProvider>);
  const left = withoutRefused(whole, stopped);
  return (
    <>
      <StandstillNotice standstill={stopped.standstill} hides={left !== undefined} />
      {/* oxlint-disable-next-line react/no-danger -- our own page, rendered a line above */}
      <div dangerouslySetInnerHTML={{ __html: left ?? whole }} />
    </>
  );
}

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
          {req.stopped ? stoppedBody(view, req.stopped, page.body) : page.body}
        </Document>
      </ViewProvider>,
    );
  const first = render();
  // The summary of faults stands above the fields whose names it says: they are known once all is rendered.
  const html = view.faulty.size > 0 ? render() : first;
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
