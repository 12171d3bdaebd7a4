// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { assetUrl } from '../assets/manifest.js';
import { PageHead } from '../components/page-head.js';
import { useView } from '../view.js';

/** The API for those who write a portal. The one page with a script: what it shows is at an address without, to which it leads. */
export function ApiDocs(): VNode {
  const { t } = useView();
  return (
    <>
      <link rel="stylesheet" href={assetUrl('swagger-ui.css')} />
      <PageHead title={t('api_docs.title')} lead={t('api_docs.lead')} />
      <p>
        <a href="/api/v1/openapi.json">{t('api_docs.document')}</a>
      </p>
      <noscript>
        <p>{t('api_docs.no_script')}</p>
      </noscript>
      <div id="api-docs" class="table-scroll" lang="en" />
      <script src={assetUrl('swagger-ui-bundle.js')} defer />
      <script src={assetUrl('api-docs.js')} defer />
    </>
  );
}
