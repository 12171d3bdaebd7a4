// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { Tag } from '../components/tag.js';
import { Time } from '../components/time.js';
import { useView } from '../view.js';

/** How the telling of a portal stands, whatever it is told of. */
interface DeliveryState {
  readonly createdAt: Date;
  readonly status: keyof typeof tones;
  readonly nextAt: Date | undefined;
  readonly attempts: number;
  readonly answered: number | undefined;
  readonly failure: string | undefined;
}

const tones = { pending: 'warning', delivered: 'success', failed: 'danger' } as const;

/** The columns that `DeliveryCells` fills, in its order. */
export const deliveryColumns = ['at', 'status', 'attempts', 'answer'] as const;

export function DeliveryCells({ of }: { readonly of: DeliveryState }): VNode {
  const { t } = useView();
  const { createdAt, status, nextAt, attempts, answered, failure } = of;
  return (
    <>
      <td>
        <Time at={createdAt} />
      </td>
      <td>
        <Tag tone={tones[status]}>{t(`portals.delivery.status.${status}`)}</Tag>
        {nextAt ? (
          <>
            {' '}
            {t('portals.delivery.next')} <Time at={nextAt} />
          </>
        ) : null}
      </td>
      <td>{attempts}</td>
      <td>
        <span class="code">{answered ?? failure ?? ''}</span>
      </td>
    </>
  );
}
