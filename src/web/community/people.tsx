// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatDate } from '../../i18n/format.js';
import type { RoleHolder } from '../../membership/domain/community-card.js';
import type { CommunityPage } from '../../membership/use-cases/get-community.js';
import { useView } from '../view.js';

interface ManagersProps {
  readonly slug: string;
  readonly holders: readonly RoleHolder[];
  readonly hasMore: boolean;
  /** Whether the reader may open the register of roles. */
  readonly registered: boolean;
}

export function Managers({ slug, holders, hasMore, registered }: ManagersProps): VNode {
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
      {hasMore ? <p>{t('community.managers.more')}</p> : null}
      {registered ? (
        <p>
          <a href={`/c/${slug}/roles`}>{t('register.title')}</a>
        </p>
      ) : null}
    </section>
  );
}

/** The way to the members, for whom the community lets see them; for others the sentence that says who may. */
export function People({ page }: { page: CommunityPage }): VNode {
  const { t } = useView();
  const { slug, memberList, cardFields } = page.community;
  return (
    <section class="section" aria-labelledby="people">
      <h2 id="people">{t('community.people')}</h2>
      {page.viewer.seesMembers ? (
        <ul>
          <li>
            <a href={`/c/${slug}/members`}>{t('community.people.link')}</a>
          </li>
          {cardFields.length > 0 ? (
            <li>
              <a href={`/c/${slug}/cards`}>{t('directory.link')}</a>
            </li>
          ) : null}
        </ul>
      ) : null}
      {!page.viewer.seesMembers && memberList !== 'public' ? (
        <p class="empty">{t(`community.people.hidden.${memberList}`)}</p>
      ) : null}
    </section>
  );
}
