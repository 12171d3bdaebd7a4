// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatDate } from '../../i18n/format.js';
import type { CommunityRole } from '../../membership/domain/permissions.js';
import type { MemberPage } from '../../membership/use-cases/list-members.js';
import { ButtonForm } from '../components/button-form.js';
import type { FormState } from '../components/field.js';
import { Offered } from '../components/offered.js';
import { PostForm } from '../components/post-form.js';
import { SearchBar } from '../components/search-bar.js';
import { Pagination } from '../components/pagination.js';
import { RoleTag } from '../components/role-tag.js';
import { useView } from '../view.js';
import { Months } from './months.js';

type ListedMember = MemberPage['items'][number];

interface MembersProps {
  readonly slug: string;
  readonly page: MemberPage;
  readonly query: string | undefined;
  readonly offerable: readonly CommunityRole[];
  /** The part of the address that says which page of which list this is. */
  readonly search: string;
  /** The offer whose term was at fault. */
  readonly failed: FailedOffer | undefined;
}

/** What was typed for whom. */
export interface FailedOffer {
  readonly memberId: string;
  readonly form: FormState;
}

/** The members; beside each, two clicks away, the roles that may be offered. */
export function Members({ slug, page, query, offerable, search, failed }: MembersProps): VNode {
  const { t } = useView();
  return (
    <section class="section">
      <h2>{t('manage.nav.members')}</h2>
      <SearchBar label={t('community.people.search')} query={query} />
      {page.items.length === 0 ? <p class="empty">{t('manage.members.none')}</p> : null}
      <ul class="rows">
        {page.items.map((member) => (
          <Member
            {...{ slug, member, offerable, search }}
            form={failed?.memberId === member.memberId ? failed.form : undefined}
            key={member.memberId}
          />
        ))}
      </ul>
      <Pagination next={page.next} />
    </section>
  );
}

interface MemberProps {
  readonly slug: string;
  readonly member: ListedMember;
  readonly offerable: readonly CommunityRole[];
  readonly search: string;
  readonly form: FormState | undefined;
}

function Member({ slug, member, offerable, search, form }: MemberProps): VNode {
  const { locale, t, viewer } = useView();
  const { memberId, displayName, since, roles } = member;
  const taken = roles.map(({ role }) => role);
  const free = offerable.filter((role) => !taken.includes(role));
  const isSelf = memberId === viewer?.actor.memberId;
  return (
    <li>
      <div class="rows-main">
        <h3>{displayName}</h3>
        <p>{t('community.people.since', { date: formatDate(locale, since) })}</p>
        <ul class="tags">
          {roles.map((held) => (
            <li key={held.grantId}>
              <RoleTag {...held} />
            </li>
          ))}
        </ul>
      </div>
      <div class="actions">
        {isSelf ? null : (
          <a
            href={`/c/${slug}/manage/members/${memberId}`}
            aria-label={t('member_file.link_label', { name: displayName })}
          >
            {t('member_file.link')}
          </a>
        )}
        {roles
          .filter(({ role, status }) => status === 'offered' && offerable.includes(role))
          .map(({ grantId, role }) => (
            <ButtonForm
              key={grantId}
              action={`/c/${slug}/manage/offers/${grantId}/withdraw`}
              look="outline-secondary"
              small
              label={t('manage.members.withdraw_label', {
                role: t(`role.${role}`),
                name: displayName,
              })}
            >
              {t('manage.members.withdraw')}
            </ButtonForm>
          ))}
        {isSelf || free.length === 0 ? null : <Offer {...{ slug, member, free, search, form }} />}
      </div>
    </li>
  );
}

interface OfferProps extends Omit<MemberProps, 'offerable'> {
  readonly free: readonly CommunityRole[];
}

function Offer({ slug, member, free, search, form }: OfferProps): VNode {
  const { t } = useView();
  const name = member.displayName;
  const action = `/c/${slug}/manage/offers${search}`;
  return (
    <Offered forms={[{ action }]}>
      <details class="disclosure disclosure--inline" open={form !== undefined}>
        <summary aria-label={t('manage.members.offer_label', { name })}>
          {t('manage.members.offer')}
        </summary>
        <PostForm action={action} fields={{ member: member.memberId }} form={form}>
          <Months id={`months-${member.memberId}`} roles={free} form={form} />
          <fieldset class="actions">
            <legend class="visually-hidden">{t('manage.members.offer.choose', { name })}</legend>
            {free.map((role) => (
              <button
                type="submit"
                name="role"
                value={role}
                class="btn btn-outline-primary btn-sm"
                key={role}
              >
                {t(`role.${role}`)}
              </button>
            ))}
          </fieldset>
        </PostForm>
      </details>
    </Offered>
  );
}
