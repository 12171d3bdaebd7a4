// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { CommunityPage } from '../../membership/use-cases/get-community.js';
import type { searchPeople } from '../../membership/use-cases/search-people.js';
import { ButtonForm } from '../components/button-form.js';
import { SearchBar } from '../components/search-bar.js';
import { Tag } from '../components/tag.js';
import { useView } from '../view.js';
import { StaffFrame } from './frame.js';

type People = Awaited<ReturnType<typeof searchPeople>>;

interface OpenCommunityProps {
  readonly page: CommunityPage;
  readonly query: string | undefined;
  readonly people: People;
}

/** From draft to active: a first manager, then the doors open. */
export function OpenCommunity({ page, query, people }: OpenCommunityProps): VNode {
  const { t } = useView();
  const { community, text, holders } = page;
  const isDraft = community.status === 'draft';
  return (
    <StaffFrame title={t('staff.community.title', { community: text.name })} lead={text.summary}>
      <p>
        <Tag tone={isDraft ? 'warning' : 'success'}>
          {t(`community.status.${community.status}`)}
        </Tag>{' '}
        <a href={`/c/${community.slug}`}>{t('staff.communities.open')}</a>
      </p>
      <section class="section">
        <h2>{t('staff.community.manager')}</h2>
        <ul class="rows">
          {holders.map(({ grantId, displayName, role }) => (
            <li key={grantId}>
              <span>
                <strong>{displayName}</strong> · {t(`role.${role}`)}
              </span>
            </li>
          ))}
        </ul>
        {isDraft ? <PickManager slug={community.slug} query={query} people={people} /> : null}
      </section>
      {isDraft && holders.length > 0 ? (
        <section class="panel">
          <p>{t('staff.community.activate.text')}</p>
          <ButtonForm action={`/staff/communities/${community.slug}/activate`}>
            {t('staff.community.activate')}
          </ButtonForm>
        </section>
      ) : null}
    </StaffFrame>
  );
}

interface PickManagerProps {
  readonly slug: string;
  readonly query: string | undefined;
  readonly people: People;
}

function PickManager({ slug, query, people }: PickManagerProps): VNode {
  const { t } = useView();
  return (
    <>
      <p>{t('staff.community.manager.text')}</p>
      <SearchBar label={t('staff.community.manager.search')} query={query} />
      {query && people.length === 0 ? (
        <p class="empty">{t('staff.community.manager.none')}</p>
      ) : null}
      <ul class="rows">
        {people.map(({ memberId, displayName }) => (
          <li key={memberId}>
            <strong>{displayName}</strong>
            <ButtonForm
              action={`/staff/communities/${slug}/manager`}
              fields={{ member: memberId }}
              small
              label={t('staff.community.manager.name_label', { name: displayName })}
            >
              {t('staff.community.manager.name')}
            </ButtonForm>
          </li>
        ))}
      </ul>
    </>
  );
}
