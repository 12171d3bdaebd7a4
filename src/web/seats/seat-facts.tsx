// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { OrganisationSeats } from '../../membership/use-cases/seats/list-seats.js';
import { Tag } from '../components/tag.js';
import { Time } from '../components/time.js';
import { useView } from '../view.js';

type Seat = OrganisationSeats['seats']['items'][number];

const tones = {
  requested: 'warning',
  offered: 'warning',
  held: 'success',
  refused: 'danger',
  revoked: 'danger',
  lapsed: 'danger',
} as const;

/** How a seat stands, since when, what was written, and who sits there. */
export function SeatFacts({ seat }: { seat: Seat }): VNode {
  const { t } = useView();
  const { status, createdAt, expectedBy, since, message, reason, mayAskAgainAt, delegates } = seat;
  return (
    <>
      <p>
        <Tag tone={tones[status]}>{t(`seats.status.${status}`)}</Tag>{' '}
        <Time after={t(since ? 'seats.since' : 'seats.asked')} at={since ?? createdAt} />
      </p>
      {status === 'requested' || status === 'offered' ? (
        <p>
          <Time after={t(`seats.expected.${status}`)} at={expectedBy} />
        </p>
      ) : null}
      {message ? <blockquote>{message}</blockquote> : null}
      {reason ? (
        <p>
          {t('seats.reason')}: {reason}
        </p>
      ) : null}
      {mayAskAgainAt ? (
        <p>
          <Time after={t('seats.again')} at={mayAskAgainAt} />
        </p>
      ) : null}
      {delegates.length > 0 ? (
        <p>
          {t('seats.delegates')}:{' '}
          {delegates
            .map(({ displayName, status: how }) =>
              how === 'offered' ? `${displayName} (${t('seats.delegates.waits')})` : displayName,
            )
            .join(', ')}
        </p>
      ) : null}
    </>
  );
}
