// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatDate } from '../../i18n/format.js';
import { waitingFor, type WaitingFor } from '../../membership/domain/founding/community-request.js';
import type { RequestQueue } from '../../membership/use-cases/founding/list-requests.js';
import { Pagination } from '../components/pagination.js';
import { StaffFrame } from '../staff/frame.js';
import { useView } from '../view.js';
import { RequestTag } from './case.js';

interface StaffQueueProps {
  readonly of: WaitingFor;
  readonly queue: RequestQueue;
}

/** What waits for the staff; apart from it, what waits for somebody else. */
export function StaffQueue({ of, queue }: StaffQueueProps): VNode {
  const { locale, t } = useView();
  return (
    <StaffFrame title={t('staff.nav.requests')} lead={t(`founding.staff.lead.${of}`)}>
      <Choices of={of} />
      {queue.items.length === 0 ? <p class="empty">{t('founding.staff.none')}</p> : null}
      <ul class="rows">
        {queue.items.map((request) => (
          <li key={request.id}>
            <div class="rows-main">
              <h2 class="h5">
                <a href={`/staff/requests/${request.id}`}>{request.name}</a>
              </h2>
              <p>
                {t('founding.staff.by', {
                  name: request.requester,
                  date: formatDate(locale, request.createdAt),
                })}
              </p>
              {of === 'promoters' ? <Gathers request={request} /> : null}
            </div>
            <RequestTag status={request.status} />
          </li>
        ))}
      </ul>
      <Pagination next={queue.next} />
    </StaffFrame>
  );
}

function Choices({ of }: Pick<StaffQueueProps, 'of'>): VNode {
  const { t } = useView();
  return (
    <nav aria-label={t('founding.staff.waiting')}>
      <ul class="tags">
        {waitingFor.map((one) => (
          <li key={one}>
            <a
              href={one === 'staff' ? '/staff/requests' : `/staff/requests?waiting=${one}`}
              aria-current={one === of ? 'page' : undefined}
            >
              {t(`founding.staff.waiting.${one}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Gathers({ request }: { request: RequestQueue['items'][number] }): VNode {
  const { locale, t } = useView();
  const { promotersSigned: signed, promotersNeeded: needed, gatherUntil } = request;
  const date = formatDate(locale, gatherUntil);
  return <p>{t('founding.staff.gathers', { signed, needed, date })}</p>;
}
