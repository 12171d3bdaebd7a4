// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatDate } from '../../i18n/format.js';
import type { RoleHolder } from '../../membership/domain/community-card.js';
import type { CommunityPage } from '../../membership/use-cases/get-community.js';
import type { MemberPage } from '../../membership/use-cases/list-members.js';
import { SearchBar } from '../components/search-bar.js';
import { Pagination } from '../components/pagination.js';
import { Tag } from '../components/tag.js';
import { useView } from '../view.js';

interface ManagersProps {
  readonly slug: string;
  readonly holders: readonly RoleHolder[];
  /** Whether the reader may open the register of roles. */
  readonly registered: boolean;
}

export function Managers({ slug, holders, registered }: ManagersProps): VNode {
  const { locale, t } = useView();
  return (
    <section class="section">
      <h2>{t('community.managers')}</h2>
      {holders.length === 0 ? <p>{t('community.managers.none')}</p> : null}
      <ul class="rows">
        {holders.map(({ grantId, displayName, role, since }) => (
          <li key={grantId}>
            <span>
              <strong>{displayName}</strong> · {t(`role.${role}`)}
            </span>
            <span>{t('community.people.since', { date: formatDate(locale, since) })}</span>
          </li>
        ))}
      </ul>
      {registered ? (
        <p>
          <a href={`/c/${slug}/roles`}>{t('register.title')}</a>
        </p>
      ) : null}
    </section>
  );
}

interface PeopleProps {
  readonly page: CommunityPage;
  readonly people: (MemberPage & { readonly query: string | undefined }) | undefined;
}

/** The members, for whom the community lets see them; for others the sentence that says who may. */
export function People({ page, people }: PeopleProps): VNode {
  const { t } = useView();
  const { memberList } = page.community;
  return (
    <section class="section" aria-labelledby="people">
      <h2 id="people">{t('community.people')}</h2>
      {people ? <MemberList slug={page.community.slug} {...people} /> : null}
      {people && page.community.cardFields.length > 0 ? (
        <p>
          <a href={`/c/${page.community.slug}/cards`}>{t('directory.link')}</a>
        </p>
      ) : null}
      {!people && memberList !== 'public' ? (
        <p class="empty">{t(`community.people.hidden.${memberList}`)}</p>
      ) : null}
    </section>
  );
}

interface MemberListProps extends MemberPage {
  readonly slug: string;
  readonly query: string | undefined;
}

function MemberList({ slug, items, next, query }: MemberListProps): VNode {
  const { locale, t, viewer } = useView();
  return (
    <>
      <SearchBar label={t('community.people.search')} query={query} />
      {items.length === 0 ? <p class="empty">{t('community.people.none')}</p> : null}
      <ul class="rows">
        {items.map(({ memberId, stintId, displayName, since, roles, cardId }) => (
          <li key={memberId}>
            <span>
              <strong>
                {cardId ? <a href={`/c/${slug}/cards/${cardId}`}>{displayName}</a> : displayName}
              </strong>{' '}
              {roles.map(({ grantId, role }) => (
                <Tag tone="info" key={grantId}>
                  {t(`role.${role}`)}
                </Tag>
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
        ))}
      </ul>
      <Pagination next={next} />
    </>
  );
}
