// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { PortalPage } from '../../portal/use-cases/read-portal.js';
import { useView } from '../view.js';

/** What the register says of a portal. */
export function Facts({ page }: { page: PortalPage }): VNode {
  const { t } = useView();
  const { portal, agreementState, responsibility } = page;
  const { communities } = portal;
  const served =
    communities === 'all'
      ? t('portals.serves_all')
      : t('portals.serves', { count: communities.length });
  const agreement = t(`portals.agreement.${agreementState}`);
  const facts = [
    [t('portals.client_id'), portal.clientId],
    [t('portals.status'), t(`portals.status.${portal.status}`)],
    [
      t('portals.form.agreement'),
      [portal.agreement?.reference, agreement].filter(Boolean).join(' · '),
    ],
    [t('portals.responsibility'), t(`portals.responsibility.${responsibility}`)],
    [t('portals.sector'), portal.sector],
    [t('portals.minimum_level'), t(`community.fact.level.${portal.minimumLevel}`)],
    [t('portals.communities'), served],
    [t('portals.scopes'), portal.scopes.join(' ')],
    [t('portals.redirect_uris'), portal.redirectUris.join(' ')],
  ];
  return (
    <dl class="facts">
      {facts.map(([term, fact]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{fact}</dd>
        </div>
      ))}
    </dl>
  );
}
