// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatDate } from '../../i18n/format.js';
import type { MemberList } from '../../membership/use-cases/read-member-list.js';
import { Breadcrumb } from '../components/breadcrumb.js';
import { PageHead } from '../components/page-head.js';
import { Pagination } from '../components/pagination.js';
import { RoleTag } from '../components/role-tag.js';
import { SearchBar } from '../components/search-bar.js';
import { useView } from '../view.js';

interface MemberListProps {
  readonly list: MemberList;
  readonly query: string | undefined;
}

export function MemberListView({ list, query }: MemberListProps): VNode {
  const { t } = useView();
  const { slug, community, hasCards, items, next } = list;
  return (
    <>
      <Breadcrumb
        crumbs={[
          { text: t('catalogue.title'), href: '/c' },
          { text: community, href: `/c/${slug}` },
          { text: t('community.people') },
        ]}
      />
      <PageHead
        title={t('community.people.of', { community })}
        lead={t('community.people.newest_first')}
      />
      {hasCards ? (
        <p>
          <a href={`/c/${slug}/cards`}>{t('directory.link')}</a>
        </p>
      ) : null}
      <SearchBar label={t('community.people.search')} query={query} />
      {query ? (
        <p>
          <a href={`/c/${slug}/members`}>{t('community.people.all')}</a>
        </p>
      ) : null}
      {items.length === 0 ? (
        <p class="empty">{t(query ? 'community.people.none' : 'community.people.nobody')}</p>
      ) : null}
      <ul class="rows">
        {items.map((member) => (
          <Member key={member.stintId} slug={slug} member={member} />
        ))}
      </ul>
      <Pagination next={next} />
    </>
  );
}

interface MemberProps {
  readonly slug: string;
  readonly member: MemberList['items'][number];
}

function Member({ slug, member }: MemberProps): VNode {
  const { locale, t, viewer } = useView();
  const { memberId, stintId, displayName, since, roles, cardId } = member;
  return (
    <li>
      <span>
        <strong>
          {cardId ? <a href={`/c/${slug}/cards/${cardId}`}>{displayName}</a> : displayName}
        </strong>{' '}
        {roles.map((held) => (
          <RoleTag {...held} key={held.grantId} />
        ))}
      </span>
      <span>
        {t('community.people.since', { date: formatDate(locale, since) })}{' '}
        {viewer && viewer.actor.memberId !== memberId ? (
          <a
            href={`/c/${slug}/members/${stintId}/report`}
            aria-label={t('reports.link.person', { name: displayName })}
          >
            {t('reports.link')}
          </a>
        ) : null}
      </span>
    </li>
  );
}
