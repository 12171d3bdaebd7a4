// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatDate } from '../../i18n/format.js';
import type {
  Unanswered,
  UnansweredPage,
} from '../../membership/use-cases/requests/list-escalated.js';
import { ButtonForm } from '../components/button-form.js';
import { Pagination } from '../components/pagination.js';
import { StaffFrame } from '../staff/frame.js';
import { useView } from '../view.js';

/** Requests that their communities have left without an answer; who asked stays theirs. */
export function Escalated({ page }: { page: UnansweredPage }): VNode {
  const { t } = useView();
  return (
    <StaffFrame title={t('staff.nav.unanswered')} lead={t('staff.unanswered.lead')}>
      {page.communities.length === 0 ? <p class="empty">{t('staff.unanswered.none')}</p> : null}
      {page.communities.map((community) => (
        <Waiting key={community.slug} community={community} />
      ))}
      <Pagination next={page.next} />
    </StaffFrame>
  );
}

function Waiting({ community }: { community: Unanswered }): VNode {
  const { locale, t } = useView();
  const { slug, name, requests } = community;
  return (
    <section class="section">
      <h2>
        <a href={`/c/${slug}`}>{name}</a>
      </h2>
      <ul class="rows">
        {requests.map(({ id, organisation, expectedBy }) => (
          <li key={id}>
            <div class="rows-main">
              {organisation ? <p>{t('staff.unanswered.seat', { organisation })}</p> : null}
              <p>{t('staff.unanswered.due', { date: formatDate(locale, expectedBy) })}</p>
            </div>
          </li>
        ))}
      </ul>
      <Acts community={community} />
    </section>
  );
}

/** What the staff does about it: deciding is for who manages the community, or keeps it. */
function Acts({ community }: { community: Unanswered }): VNode {
  const { locale, t } = useView();
  const { slug, name, remindedAt, mayRemind } = community;
  return (
    <>
      {remindedAt ? (
        <p>{t('staff.unanswered.reminded', { date: formatDate(locale, remindedAt) })}</p>
      ) : null}
      <div class="actions">
        {mayRemind ? (
          <ButtonForm
            action={`/staff/unanswered/${slug}/remind`}
            label={t('staff.unanswered.remind.label', { community: name })}
          >
            {t('staff.unanswered.remind')}
          </ButtonForm>
        ) : null}
        <a
          class="btn btn-outline-primary"
          href={`/staff/communities/${slug}`}
          aria-label={t('staff.unanswered.caretaker.label', { community: name })}
        >
          {t('staff.unanswered.caretaker')}
        </a>
      </div>
    </>
  );
}
