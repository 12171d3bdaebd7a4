// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { NeededToOpen } from '../../membership/domain/settings/readiness.js';
import type { CommunityPage } from '../../membership/use-cases/get-community.js';
import type { listStandingStaff } from '../../membership/use-cases/list-standing-staff.js';
import type { memberGrowth } from '../../membership/use-cases/member-growth.js';
import type { listWaitingManagers } from '../../membership/use-cases/roles/countersign-manager.js';
import type { Translate } from '../../i18n/translate.js';
import type { searchPeople } from '../../membership/use-cases/search-people.js';
import { ButtonForm } from '../components/button-form.js';
import { SearchBar } from '../components/search-bar.js';
import { Tag } from '../components/tag.js';
import { Lifecycle } from '../lifecycle/lifecycle.js';
import { Missing } from '../settings/missing.js';
import { useView } from '../view.js';
import { Caretaker } from './caretaker.js';
import { SecondSignature } from './second-signature.js';
import { StaffFrame } from './frame.js';
import { Growth } from './growth.js';

type People = Awaited<ReturnType<typeof searchPeople>>;

interface OpenCommunityProps {
  readonly page: CommunityPage;
  readonly query: string | undefined;
  readonly people: People;
  /** Who may be appointed as a caretaker. */
  readonly staff: Awaited<ReturnType<typeof listStandingStaff>>;
  /** Before a draft may open. */
  readonly missing: readonly NeededToOpen[];
  /** Managers to be, who wait for the reader's signature. */
  readonly waiting: Awaited<ReturnType<typeof listWaitingManagers>>;
  readonly months: Awaited<ReturnType<typeof memberGrowth>>;
}

/** A draft is being opened, anything else has doors already. */
export const staffTitle = (t: Translate, { community, text }: CommunityPage): string =>
  community.status === 'draft' ? t('staff.community.title', { community: text.name }) : text.name;

/** From draft to active: a first manager, then the doors open; afterwards, what staff do for it. */
export function OpenCommunity(props: OpenCommunityProps): VNode {
  const { page, query, people, staff, months, missing } = props;
  const { t } = useView();
  const { community, text, holders } = page;
  const isDraft = community.status === 'draft';
  return (
    <StaffFrame title={staffTitle(t, page)} lead={text.summary}>
      <p>
        <Tag tone={community.status === 'active' ? 'success' : 'warning'}>
          {t(`community.status.${community.status}`)}
        </Tag>{' '}
        <a href={`/c/${community.slug}`}>{t('staff.communities.open')}</a>
      </p>
      <section class="section">
        <h2>{isDraft ? t('staff.community.manager') : t('staff.community.holders')}</h2>
        <ul class="rows">
          {holders.map(({ grantId, displayName, role }) => (
            <li key={grantId}>
              <span>
                <strong>{displayName}</strong> · {t(`role.${role}`)}
              </span>
            </li>
          ))}
        </ul>
        {page.hasMoreHolders ? <p>{t('community.managers.more')}</p> : null}
        {isDraft ? <PickManager slug={community.slug} query={query} people={people} /> : null}
      </section>
      {isDraft ? <Missing slug={community.slug} missing={missing} /> : null}
      {isDraft && missing.length === 0 ? (
        <section class="panel">
          <p>{t('staff.community.activate.text')}</p>
          <ButtonForm action={`/staff/communities/${community.slug}/activate`}>
            {t('staff.community.activate')}
          </ButtonForm>
        </section>
      ) : null}
      {isDraft ? null : (
        <>
          <SecondSignature slug={community.slug} waiting={props.waiting} />
          <Caretaker slug={community.slug} staff={staff} />
          <Growth months={months} />
          <Lifecycle community={community} />
        </>
      )}
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
