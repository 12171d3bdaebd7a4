// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { PortalPage } from '../../portal/use-cases/read-portal.js';
import { useView } from '../view.js';
import { DeliveryCells, deliveryColumns } from './delivery-cells.js';

type Logout = PortalPage['logouts'][number];

const columns = ['cause', ...deliveryColumns] as const;

/** The ends of sessions that the portal was told of last, and why. */
export function Logouts({ logouts }: { readonly logouts: readonly Logout[] }): VNode {
  const { t } = useView();
  const title = t('portals.logouts');
  return (
    <section class="section">
      <h2>{title}</h2>
      {logouts.length === 0 ? <p class="empty">{t('portals.logouts.none')}</p> : null}
      <div class="table-scroll" tabIndex={0} role="region" aria-label={title}>
        <table class="table">
          <caption class="visually-hidden">{title}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th scope="col" key={column}>
                  {column === 'cause' ? t('portals.logout.cause') : t(`portals.delivery.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {logouts.map((logout) => (
              <LogoutRow logout={logout} key={logout.id} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function LogoutRow({ logout }: { logout: Logout }): VNode {
  const { t } = useView();
  return (
    <tr>
      <th scope="row">{t(`portals.logout.cause.${logout.cause}`)}</th>
      <DeliveryCells of={logout} />
    </tr>
  );
}
