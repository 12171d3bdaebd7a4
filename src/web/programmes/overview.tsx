// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { ProgrammeOverview } from '../../membership/use-cases/programmes/read-programme-overview.js';
import { MemberCount } from '../community/words.js';
import { Breadcrumb } from '../components/breadcrumb.js';
import { PageHead } from '../components/page-head.js';
import { Pagination } from '../components/pagination.js';
import { Tag } from '../components/tag.js';
import { Growth } from '../staff/growth.js';
import { useView } from '../view.js';
import { Audience } from './public-pages.js';

/** How a programme is doing, for whoever leads it: numbers, no lists of people. */
export function ProgrammeOverviewPage({ overview }: { overview: ProgrammeOverview }): VNode {
  const { t } = useView();
  const { programme, name, audience, months, communities, next } = overview;
  return (
    <>
      <Breadcrumb
        crumbs={[
          { text: t('programmes.title'), href: '/programmes' },
          { text: name, href: `/programmes/${programme.slug}` },
          { text: t('programmes.overview') },
        ]}
      />
      <PageHead title={name} lead={t('programmes.overview.lead')} />
      {audience ? (
        <p>
          <Audience audience={audience} />
        </p>
      ) : null}
      <Growth months={months} />
      <section class="section">
        <h2>{t('programmes.communities')}</h2>
        {communities.length === 0 ? <p class="empty">{t('programmes.communities.none')}</p> : null}
        <ul class="rows">
          {communities.map((one) => (
            <Row community={one} key={one.slug} />
          ))}
        </ul>
        <Pagination next={next} />
      </section>
    </>
  );
}

function Row({ community }: { community: ProgrammeOverview['communities'][number] }): VNode {
  const { t } = useView();
  const { slug, name, kind, status, visibility, members, managers } = community;
  const isOwn = kind === 'own';
  return (
    <li>
      <div class="rows-main">
        <h3>
          <a href={`/c/${slug}`}>{name}</a>
        </h3>
        <p>{isOwn ? <MemberCount members={members} /> : t('community.join_path.elsewhere')}</p>
      </div>
      <ul class="tags">
        {status === 'draft' || status === 'frozen' ? (
          <li>
            <Tag tone="warning">{t(`community.status.${status}`)}</Tag>
          </li>
        ) : null}
        {visibility === 'public' ? null : (
          <li>
            <Tag>{t(`community.visibility.${visibility}`)}</Tag>
          </li>
        )}
        {isOwn && managers < 2 ? (
          <li>
            <Tag tone={managers === 0 ? 'danger' : 'warning'}>
              {t(managers === 0 ? 'programmes.managers.none' : 'programmes.managers.one')}
            </Tag>
          </li>
        ) : null}
      </ul>
    </li>
  );
}
