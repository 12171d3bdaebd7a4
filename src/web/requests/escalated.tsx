// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatDate } from '../../i18n/format.js';
import type { listEscalated } from '../../membership/use-cases/requests/list-escalated.js';
import { StaffFrame } from '../staff/frame.js';
import { useView } from '../view.js';

/** Requests that their communities have left without an answer; who asked stays theirs. */
export function Escalated({
  requests,
}: {
  requests: Awaited<ReturnType<typeof listEscalated>>;
}): VNode {
  const { locale, t } = useView();
  return (
    <StaffFrame title={t('staff.nav.unanswered')} lead={t('staff.unanswered.lead')}>
      {requests.length === 0 ? <p class="empty">{t('staff.unanswered.none')}</p> : null}
      <ul class="rows">
        {requests.map(({ id, slug, name, organisation, expectedBy }) => (
          <li key={id}>
            <div class="rows-main">
              <h2>
                <a href={`/c/${slug}`}>{name}</a>
              </h2>
              {organisation ? <p>{t('staff.unanswered.seat', { organisation })}</p> : null}
              <p>{t('staff.unanswered.due', { date: formatDate(locale, expectedBy) })}</p>
            </div>
          </li>
        ))}
      </ul>
    </StaffFrame>
  );
}
