// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { listReviews } from '../../identity/use-cases/reviewing/read-reviews.js';
import { Pagination } from '../components/pagination.js';
import { Tag } from '../components/tag.js';
import { Time } from '../components/time.js';
import { useView } from '../view.js';
import { StaffFrame } from './frame.js';

type Lists = Awaited<ReturnType<typeof listReviews>>;

interface ReviewsProps extends Lists {
  readonly nameOf: (instance: string) => string;
}

/** The sign-ins that wait for somebody to say who is who, and those decided, the newest first. */
export function Reviews({ waiting, decided, nameOf }: ReviewsProps): VNode {
  const { t } = useView();
  return (
    <StaffFrame title={t('staff.reviews.title')} lead={t('staff.reviews.lead')}>
      <section class="section">
        <h2>{t('staff.reviews.waiting')}</h2>
        {waiting.items.length === 0 ? <p class="empty">{t('staff.reviews.none')}</p> : null}
        <Cases reviews={waiting.items} nameOf={nameOf} />
        <Pagination next={waiting.next} of={t('staff.reviews.waiting')} />
      </section>
      {decided.items.length > 0 ? (
        <section class="section">
          <h2>{t('staff.reviews.decided')}</h2>
          <Cases reviews={decided.items} nameOf={nameOf} />
          <Pagination next={decided.next} of={t('staff.reviews.decided')} param="decided" />
        </section>
      ) : null}
    </StaffFrame>
  );
}

function Cases({
  reviews,
  nameOf,
}: {
  reviews: Lists['waiting']['items'];
  nameOf: ReviewsProps['nameOf'];
}): VNode {
  const { t } = useView();
  return (
    <ul class="rows">
      {reviews.map(({ id, kind, status, verdict, provider, label, openedAt }) => (
        <li key={id}>
          <div class="rows-main">
            <h3>
              <a href={`/staff/reviews/${id}`}>{t(`staff.review.kind.${kind}`)}</a>
            </h3>
            <p>
              {[nameOf(provider), label].filter(Boolean).join(' · ')},{' '}
              <Time after={t('staff.reviews.since')} at={openedAt} />
            </p>
          </div>
          {status === 'decided' && verdict ? (
            <Tag>{t(`staff.review.verdict.${verdict}`)}</Tag>
          ) : (
            <Tag tone={status === 'proposed' ? 'info' : 'warning'}>
              {t(`staff.review.status.${status}`)}
            </Tag>
          )}
        </li>
      ))}
    </ul>
  );
}
