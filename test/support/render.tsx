// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { type Locale, translator } from '../../src/i18n/translate.js';
import { type View, ViewProvider } from '../../src/web/view.js';

/** A view as HTML, seen by a visitor. */
export function render(body: VNode, locale: Locale = 'it', parts: Partial<View> = {}): string {
  const view: View = {
    locale,
    t: translator(locale),
    url: '/',
    answersForm: false,
    withheld: new Set<string>(),
    faulty: new Map(),
    rights: [],
    managePages: [],
    site: {
      owner: { name: 'Regione di prova', url: 'https://region.example/' },
      controller: 'Regione di prova',
      contactEmail: 'help@region.example',
    },
    ...parts,
  };
  return renderToString(<ViewProvider view={view}>{body}</ViewProvider>);
}
