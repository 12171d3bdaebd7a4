// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatDate } from '../../i18n/format.js';
import type { listFollowed } from '../../membership/use-cases/following/list-following.js';
import { ButtonForm } from '../components/button-form.js';
import { Pagination } from '../components/pagination.js';
import { MeFrame } from '../me/frame.js';
import { useView } from '../view.js';

/** The communities that somebody follows, and whether their news come by mail. */
export function Following({
  followed: { items, next },
}: {
  followed: Awaited<ReturnType<typeof listFollowed>>;
}): VNode {
  const { locale, t } = useView();
  return (
    <MeFrame title={t('following.title')} lead={t('following.lead')}>
      {items.length === 0 ? <p class="empty">{t('following.none')}</p> : null}
      <ul class="rows">
        {items.map(({ slug, name, alerts, since }) => (
          <li key={slug}>
            <div class="rows-main">
              <h2>
                <a href={`/c/${slug}`}>{name}</a>
              </h2>
              <p>{t('following.since', { date: formatDate(locale, since) })}</p>
              <p>{t(alerts ? 'following.alerts.on' : 'following.alerts.off')}</p>
            </div>
            <div class="actions">
              <ButtonForm
                action={`/c/${slug}/follow`}
                fields={{ alerts: alerts ? 'no' : 'yes' }}
                look="outline-primary"
                small
                label={t(alerts ? 'following.stop_label' : 'following.start_label', { name })}
              >
                {t(alerts ? 'following.stop' : 'following.start')}
              </ButtonForm>
              <ButtonForm
                action={`/c/${slug}/unfollow`}
                look="outline-secondary"
                small
                label={t('following.unfollow_label', { name })}
              >
                {t('following.unfollow')}
              </ButtonForm>
            </div>
          </li>
        ))}
      </ul>
      <Pagination next={next} />
    </MeFrame>
  );
}
