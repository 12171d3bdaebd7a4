// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { PortalPage } from '../../portal/use-cases/read-portal.js';
import { ButtonForm } from '../components/button-form.js';
import { useView } from '../view.js';
import { DeliveryCells, DeliveryTable } from './delivery-table.js';

type Delivery = PortalPage['deliveries'][number];

/** The last calls: which arrived, which are tried again and when, which were given up. */
export function Deliveries(props: {
  readonly address: string;
  readonly deliveries: readonly Delivery[];
}): VNode {
  const { t } = useView();
  const { address, deliveries } = props;
  return (
    <DeliveryTable
      id="deliveries"
      title={t('portals.deliveries')}
      none={t('portals.deliveries.none')}
      first={t('portals.delivery.event')}
      last={t('portals.delivery.act')}
    >
      {deliveries.map((delivery) => (
        <DeliveryRow address={address} delivery={delivery} key={delivery.id} />
      ))}
    </DeliveryTable>
  );
}

function DeliveryRow({ address, delivery }: { address: string; delivery: Delivery }): VNode {
  const { t } = useView();
  const { id, type } = delivery;
  return (
    <tr>
      <th scope="row">
        <span class="code">{type}</span>
      </th>
      <DeliveryCells of={delivery} />
      <td>
        <ButtonForm
          action={`${address}/deliveries/${id}`}
          look="outline-secondary"
          small
          label={t('portals.delivery.again_label', { type })}
        >
          {t('portals.delivery.again')}
        </ButtonForm>
      </td>
    </tr>
  );
}
