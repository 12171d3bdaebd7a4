// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ComponentChildren, VNode } from 'preact';
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

interface DeliveryTableProps {
  /** By which the page leads to it. */
  readonly id: string;
  readonly title: string;
  /** What is said in place of rows. */
  readonly none: string;
  /** What stands first in each row, and what stands last. */
  readonly first: string;
  readonly last?: string;
  /** What can be done about all of them. */
  readonly act?: VNode | null;
  /** The rows, each with `DeliveryCells` behind its first cell. */
  readonly children: readonly ComponentChildren[];
}

/** The last times that a portal was told of something. */
export function DeliveryTable(props: DeliveryTableProps): VNode {
  const { id, title, none, first, last, act = null, children } = props;
  const { t } = useView();
  const middle = columns.map((column) => t(`portals.delivery.${column}`));
  const heads = [first, ...middle, ...(last === undefined ? [] : [last])];
  return (
    <section class="section" id={id}>
      <h2>{title}</h2>
      {act}
      {children.length === 0 ? (
        <p class="empty">{none}</p>
      ) : (
        <div class="table-scroll" tabIndex={0} role="region" aria-label={title}>
          <table class="table">
            <caption class="visually-hidden">{title}</caption>
            <thead>
              <tr>
                {heads.map((head) => (
                  <th scope="col" key={head}>
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>{children}</tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** The columns that `DeliveryCells` fills, in its order. */
const columns = ['at', 'status', 'attempts', 'answer'] as const;

export function DeliveryCells({ of }: { readonly of: DeliveryState }): VNode {
  const { t } = useView();
  const { createdAt, status, nextAt, attempts, answered, failure } = of;
  return (
    <>
      <td>
        <Time at={createdAt} precise />
      </td>
      <td>
        <Tag tone={tones[status]}>{t(`portals.delivery.status.${status}`)}</Tag>
        {nextAt ? (
          <>
            {' '}
            <Time after={t('portals.delivery.next')} at={nextAt} precise />
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
