// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatDate } from '../../i18n/format.js';
import type { MyMemberships } from '../../membership/use-cases/my-memberships.js';
import { Tag } from '../components/tag.js';
import { useView } from '../view.js';

/** A community that one belongs to: since when, as what, and what stands in the way. */
export function Belonging(props: MyMemberships['memberships'][number]): VNode {
  const { locale, t } = useView();
  const { slug, name, since, status, paused, grants, communityStatus, onBehalfOf } = props;
  return (
    <article class="card card--link">
      <ul class="tags">
        {status === 'active' ? null : (
          <li>
            <Tag tone="danger">{t(`stint.status.${status}`)}</Tag>
          </li>
        )}
        {paused ? (
          <li>
            <Tag>{t('stint.status.paused')}</Tag>
          </li>
        ) : null}
        {communityStatus === 'active' ? null : (
          <li>
            <Tag tone="warning">{t(`community.status.${communityStatus}`)}</Tag>
          </li>
        )}
        {onBehalfOf ? (
          <li>
            <Tag tone="info">{t('me.on_behalf', { organisation: onBehalfOf })}</Tag>
          </li>
        ) : null}
        {grants
          .filter((grant) => grant.status === 'active')
          .map(({ id, role }) => (
            <li key={id}>
              <Tag tone="info">{t(`role.${role}`)}</Tag>
            </li>
          ))}
      </ul>
      <h3>
        <a href={`/c/${slug}`}>{name}</a>
      </h3>
      <p class="card-foot">{t('me.communities.since', { date: formatDate(locale, since) })}</p>
    </article>
  );
}
