// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ComponentChildren, VNode } from 'preact';
import { assetUrl } from '../assets/manifest.js';
import { Alert } from '../components/alert.js';
import type { Flash } from '../flash.js';
import { useView } from '../view.js';
import { Footer } from './footer.js';
import { Header } from './header.js';

interface DocumentProps {
  readonly title: string;
  readonly flash: Flash | undefined;
  readonly wide: boolean;
  readonly noIndex: boolean;
  readonly children: ComponentChildren;
}

export function Document({ title, flash, wide, noIndex, children }: DocumentProps): VNode {
  const { locale, t } = useView();
  return (
    <html lang={locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#0066cc" />
        {noIndex ? <meta name="robots" content="noindex, nofollow" /> : null}
        <title>{title === 'Piazza' ? title : `${title} · Piazza`}</title>
        <link rel="icon" href={assetUrl('favicon.svg')} type="image/svg+xml" />
        <link
          rel="preload"
          href={assetUrl('fonts/titillium-web-v10-latin-ext_latin-regular.woff2')}
          as="font"
          type="font/woff2"
          crossorigin="anonymous"
        />
        <link rel="stylesheet" href={assetUrl('site.css')} />
      </head>
      <body>
        <div class="skiplinks">
          <a class="visually-hidden-focusable" href="#main">
            {t('layout.skip')}
          </a>
        </div>
        <Header />
        <main id="main" tabIndex={-1}>
          {flash ? (
            <div class="wrap pt-4">
              <Alert kind={flash.kind}>{flash.text}</Alert>
            </div>
          ) : null}
          {wide ? children : <div class="wrap page">{children}</div>}
        </main>
        <Footer />
      </body>
    </html>
  );
}
