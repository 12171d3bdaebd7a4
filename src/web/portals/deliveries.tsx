// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { PortalPage } from '../../portal/use-cases/read-portal.js';
import { ButtonForm } from '../components/button-form.js';
import { useView } from '../view.js';
import { DeliveryCells, deliveryColumns } from './delivery-cells.js';

type Delivery = PortalPage['deliveries'][number];

const columns = ['event', ...deliveryColumns, 'act'] as const;

/** The last calls: which arrived, which are tried again and when, which were given up. */
export function Deliveries(props: {
  readonly address: string;
  readonly deliveries: readonly Delivery[];
}): VNode {
  const { t } = useView();
  const { address, deliveries } = props;
  const title = t('portals.deliveries');
  return (
    <section class="section">
      <h2>{title}</h2>
      {deliveries.length === 0 ? <p class="empty">{t('portals.deliveries.none')}</p> : null}
      <div class="table-scroll" tabIndex={0} role="region" aria-label={title}>
        <table class="table">
          <caption class="visually-hidden">{title}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th scope="col" key={column}>
                  {t(`portals.delivery.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {deliveries.map((delivery) => (
              <DeliveryRow address={address} delivery={delivery} key={delivery.id} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
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
