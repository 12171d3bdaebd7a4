// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { PortalPage } from '../../portal/use-cases/read-portal.js';
import { ButtonForm } from '../components/button-form.js';
import { useView } from '../view.js';
import { DeliveryCells, DeliveryTable } from './delivery-table.js';

type Logout = PortalPage['logouts'][number];

/** The ends of sessions that the portal was told of last, and why. */
export function Logouts(props: {
  readonly address: string;
  readonly logouts: readonly Logout[];
}): VNode {
  const { t } = useView();
  const { address, logouts } = props;
  const isSome = logouts.some(({ status }) => status === 'failed');
  return (
    <DeliveryTable
      id="logouts"
      title={t('portals.logouts')}
      none={t('portals.logouts.none')}
      first={t('portals.logout.cause')}
      last={t('portals.delivery.act')}
      act={
        isSome ? (
          <ButtonForm action={`${address}/logouts`} look="outline-secondary" small>
            {t('portals.logouts.again')}
          </ButtonForm>
        ) : null
      }
    >
      {logouts.map((logout) => (
        <LogoutRow address={address} logout={logout} key={logout.id} />
      ))}
    </DeliveryTable>
  );
}

function LogoutRow({ address, logout }: { address: string; logout: Logout }): VNode {
  const { t } = useView();
  const cause = t(`portals.logout.cause.${logout.cause}`);
  return (
    <tr>
      <th scope="row">{cause}</th>
      <DeliveryCells of={logout} />
      <td>
        {logout.status === 'delivered' ? null : (
          <ButtonForm
            action={`${address}/logouts/${logout.id}`}
            look="outline-secondary"
            small
            label={t('portals.logout.again_label', { cause })}
          >
            {t('portals.logout.again')}
          </ButtonForm>
        )}
      </td>
    </tr>
  );
}
