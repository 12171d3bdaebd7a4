// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { searchMembers } from '../../identity/use-cases/standing/read-member.js';
import { SearchBar } from '../components/search-bar.js';
import { Tag } from '../components/tag.js';
import { Time } from '../components/time.js';
import { useView } from '../view.js';
import { StaffFrame } from './frame.js';

interface MembersProps {
  readonly query: string | undefined;
  readonly members: Awaited<ReturnType<typeof searchMembers>>;
}

/** Looking a member up: by the name that others see, because support knows no other. */
export function Members({ query, members }: MembersProps): VNode {
  const { t } = useView();
  return (
    <StaffFrame title={t('staff.members.title')} lead={t('staff.members.lead')}>
      <SearchBar label={t('staff.members.search')} query={query} />
      {query && members.length === 0 ? <p class="empty">{t('staff.members.none')}</p> : null}
      <ul class="rows">
        {members.map(({ id, displayName, status, createdAt }) => (
          <li key={id}>
            <div class="rows-main">
              <h2 class="h3">
                <a href={`/staff/members/${id}`}>{displayName}</a>
              </h2>
              <p>
                <Time after={t('staff.members.since')} at={createdAt} />
              </p>
            </div>
            {status === 'suspended' ? (
              <Tag tone="danger">{t('staff.member.status.suspended')}</Tag>
            ) : null}
          </li>
        ))}
      </ul>
    </StaffFrame>
  );
}
