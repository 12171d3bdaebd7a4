// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { PortalConnection } from '../../portal/use-cases/connect-portal.js';
import { StaffFrame } from '../staff/frame.js';
import { useView } from '../view.js';
import { titles } from './software.js';

/** What to type into the software of a portal; its secret was shown once, and is not here. */
export function Connect({ connection }: { connection: PortalConnection }): VNode {
  const { t } = useView();
  const { clientId, name } = connection;
  return (
    <StaffFrame title={t('portals.connect.title', { name })} lead={t('portals.connect.lead')}>
      <SettingsOf connection={connection} />
      <p>
        <a href={`/staff/portals/${clientId}`}>{t('portals.back', { name })}</a>
      </p>
    </StaffFrame>
  );
}

export function SettingsOf({ connection }: { connection: PortalConnection }): VNode {
  const { t } = useView();
  const { software, settings } = connection;
  const title = software
    ? t('portals.connect.in', { software: titles[software] })
    : t('portals.connect.general');
  return (
    <section class="section">
      <h2>{title}</h2>
      <div class="table-scroll" tabIndex={0} role="region" aria-label={title}>
        <table class="table settings">
          <caption class="visually-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('portals.connect.setting')}</th>
              <th scope="col">{t('portals.connect.value')}</th>
            </tr>
          </thead>
          <tbody>
            {settings.map(([name, value]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{value === undefined ? t('portals.connect.hidden') : <code>{value}</code>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
