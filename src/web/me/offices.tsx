// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatDate } from '../../i18n/format.js';
import type { MyMemberships } from '../../membership/use-cases/my-memberships.js';
import { Tag } from '../components/tag.js';
import { useView } from '../view.js';

/** Roles on the whole platform, with the ends of their terms. */
export function Offices({ offices }: Pick<MyMemberships, 'offices'>): VNode | null {
  const { locale, t } = useView();
  if (offices.length === 0) return null;
  return (
    <section class="panel">
      <ul class="tags">
        {offices.map(({ role, until }) => (
          <li key={role}>
            <Tag tone="info">{t(`role.${role}`)}</Tag>{' '}
            {t('me.roles.until', { date: formatDate(locale, until) })}
          </li>
        ))}
      </ul>
      <a class="btn btn-outline-primary" href="/staff">
        {t('me.nav.staff')}
      </a>
    </section>
  );
}
