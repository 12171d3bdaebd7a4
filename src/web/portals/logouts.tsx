// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { PortalPage } from '../../portal/use-cases/read-portal.js';
import { useView } from '../view.js';
import { DeliveryCells, DeliveryTable } from './delivery-table.js';

type Logout = PortalPage['logouts'][number];

/** The ends of sessions that the portal was told of last, and why. */
export function Logouts({ logouts }: { readonly logouts: readonly Logout[] }): VNode {
  const { t } = useView();
  return (
    <DeliveryTable
      id="logouts"
      title={t('portals.logouts')}
      none={t('portals.logouts.none')}
      first={t('portals.logout.cause')}
    >
      {logouts.map((logout) => (
        <LogoutRow logout={logout} key={logout.id} />
      ))}
    </DeliveryTable>
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
