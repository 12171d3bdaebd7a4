// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { MemberId } from '../../kernel/ids.js';
import type { Successor } from '../../membership/use-cases/leaving/list-successors.js';
import type { MemberPage } from '../../membership/use-cases/list-members.js';
import { ButtonForm } from '../components/button-form.js';
import { Offered } from '../components/offered.js';
import { Pagination } from '../components/pagination.js';
import { SearchBar } from '../components/search-bar.js';
import { Tag } from '../components/tag.js';
import { Time } from '../components/time.js';
import { useView } from '../view.js';

interface Named {
  readonly memberId: MemberId;
  readonly displayName: string;
}

interface SuccessorsProps {
  readonly slug: string;
  readonly asked: readonly Successor[];
  /** Who shares in running the community already. */
  readonly coManagers: readonly Named[];
  readonly members: MemberPage & { readonly query: string | undefined };
}

/** The way there, for managers. */
export function SuccessorsLink({ slug }: { slug: string }): VNode {
  const { t } = useView();
  return (
    <p>
      <a href={`/c/${slug}/manage/successors`}>{t('successors.link')}</a>
    </p>
  );
}

/** Whom a manager asked to take over when they leave, and whom they may ask. */
export function Successors({ slug, asked, coManagers, members }: SuccessorsProps): VNode {
  const { t, viewer } = useView();
  const known = [viewer?.actor.memberId, ...asked.map(({ memberId }) => memberId)];
  const free = <T extends Named>(people: readonly T[]): readonly T[] =>
    people.filter(({ memberId }) => !known.includes(memberId));
  return (
    <section class="section">
      <h2>{t('successors.title')}</h2>
      <p>{t('successors.lead')}</p>
      <Asked slug={slug} asked={asked} />
      <Offered forms={[{ action: `/c/${slug}/manage/successors` }]}>
        <h3>{t('successors.co_managers')}</h3>
        <People slug={slug} people={free(coManagers)} />
        <h3>{t('successors.members')}</h3>
        <SearchBar label={t('community.people.search')} query={members.query} />
        <People slug={slug} people={free(members.items)} />
        <Pagination next={members.next} />
      </Offered>
    </section>
  );
}

function Asked({ slug, asked }: Pick<SuccessorsProps, 'slug' | 'asked'>): VNode {
  const { t } = useView();
  if (asked.length === 0) return <p class="empty">{t('successors.none')}</p>;
  return (
    <ul class="rows">
      {asked.map(({ grantId, displayName, askedAt, agreedAt }) => (
        <li key={grantId}>
          <div class="rows-main">
            <h3>{displayName}</h3>
            <p>
              <Tag tone={agreedAt ? 'info' : 'warning'}>
                {agreedAt ? t('successors.agreed') : t('successors.waiting')}
              </Tag>{' '}
              <Time at={agreedAt ?? askedAt} />
            </p>
          </div>
          <ButtonForm
            action={`/c/${slug}/manage/successors/${grantId}/withdraw`}
            look="outline-secondary"
            small
            label={t('successors.withdraw_label', { name: displayName })}
          >
            {t('successors.withdraw')}
          </ButtonForm>
        </li>
      ))}
    </ul>
  );
}

function People({ slug, people }: { slug: string; people: readonly Named[] }): VNode {
  const { t } = useView();
  if (people.length === 0) return <p class="empty">{t('successors.nobody')}</p>;
  return (
    <ul class="rows">
      {people.map(({ memberId, displayName }) => (
        <li key={memberId}>
          <span class="rows-main">{displayName}</span>
          <ButtonForm
            action={`/c/${slug}/manage/successors`}
            fields={{ member: memberId }}
            look="outline-primary"
            small
            label={t('successors.ask_label', { name: displayName })}
          >
            {t('successors.ask')}
          </ButtonForm>
        </li>
      ))}
    </ul>
  );
}
