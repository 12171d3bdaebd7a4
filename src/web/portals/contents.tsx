// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { PortalPage } from '../../portal/use-cases/read-portal.js';
import { Tag } from '../components/tag.js';
import { useView } from '../view.js';

/** Where on the page stands what the portal was told, with what did not arrive in sight. */
export function Contents({ page }: { page: PortalPage }): VNode {
  const { t } = useView();
  const { endpoints, deliveries, logouts, portal } = page;
  const parts = [
    { id: 'webhooks', title: t('portals.webhooks'), told: [] },
    ...(endpoints.length > 0
      ? [{ id: 'deliveries', title: t('portals.deliveries'), told: deliveries }]
      : []),
    ...(portal.logout.kind === 'back_channel'
      ? [{ id: 'logouts', title: t('portals.logouts'), told: logouts }]
      : []),
  ];
  return (
    <nav class="section" aria-label={t('portals.contents')}>
      <ul>
        {parts.map(({ id, title, told }) => {
          const failed = told.filter(({ status }) => status === 'failed').length;
          return (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>{' '}
              {failed > 0 ? (
                <Tag tone="danger">{t('portals.failed', { count: failed })}</Tag>
              ) : null}
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
