// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatDays } from '../../i18n/format.js';
import type { ListedPortal } from '../../portal/use-cases/read-portal.js';
import { Tag } from '../components/tag.js';
import { StaffFrame } from '../staff/frame.js';
import { useView } from '../view.js';

export function Portals({ portals }: { portals: readonly ListedPortal[] }): VNode {
  const { locale, t } = useView();
  return (
    <StaffFrame title={t('portals.title')} lead={t('portals.lead')}>
      <p>
        <a class="btn btn-primary" href="/staff/portals/new">
          {t('portals.add')}
        </a>
      </p>
      {portals.length === 0 ? <p class="empty">{t('portals.none')}</p> : null}
      <ul class="rows">
        {portals.map(
          ({ clientId, name, controller, status, agreementState, endsIn, isOutOfReach }) => (
            <li key={clientId}>
              <div class="rows-main">
                <h2 class="h3">
                  <a href={`/staff/portals/${clientId}`}>{name}</a>
                </h2>
                <p>
                  <span class="code">{clientId}</span> {controller}
                </p>
              </div>
              {agreementState === 'in_force' ? null : (
                <Tag tone="warning">{t(`portals.agreement.${agreementState}`)}</Tag>
              )}
              {endsIn === undefined ? null : (
                <Tag tone="warning">
                  {t('portals.agreement.ends', { days: formatDays(locale, endsIn) })}
                </Tag>
              )}
              {isOutOfReach ? <Tag tone="danger">{t('portals.out_of_reach')}</Tag> : null}
              <Tag tone={status === 'active' ? 'success' : 'danger'}>
                {t(`portals.status.${status}`)}
              </Tag>
            </li>
          ),
        )}
      </ul>
      <p>
        <a href="/api-docs">{t('portals.api')}</a>
      </p>
    </StaffFrame>
  );
}
