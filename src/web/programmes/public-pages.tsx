// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatDate, formatList, formatNumber } from '../../i18n/format.js';
import type { ShownAudience } from '../../membership/domain/programmes/audience.js';
import type {
  ListedProgramme,
  ProgrammePage,
} from '../../membership/use-cases/programmes/read-programme.js';
import { CommunityCards } from '../catalogue/community-cards.js';
import { Paragraphs } from '../community/community.js';
import { Breadcrumb } from '../components/breadcrumb.js';
import { PageHead } from '../components/page-head.js';
import { Pagination } from '../components/pagination.js';
import { useView } from '../view.js';

/** Every programme, with a line on what it is for. */
export function Programmes({ programmes }: { programmes: readonly ListedProgramme[] }): VNode {
  const { t } = useView();
  return (
    <>
      <Breadcrumb crumbs={[{ text: t('programmes.title') }]} />
      <PageHead title={t('programmes.title')} lead={t('programmes.lead')} />
      {programmes.length === 0 ? <p class="empty">{t('programmes.none')}</p> : null}
      <ul class="rows">
        {programmes.map(({ slug, text }) => (
          <li key={slug}>
            <div class="rows-main">
              <h2 class="h3">
                <a href={`/programmes/${slug}`}>{text.name}</a>
              </h2>
              <p>{text.summary}</p>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What a programme is, and the communities that it links. */
export function ProgrammeView({ page }: { page: ProgrammePage }): VNode {
  const { locale, t } = useView();
  const { programme, text, leads, audience, communities, mayOversee } = page;
  return (
    <>
      <Breadcrumb
        crumbs={[{ text: t('programmes.title'), href: '/programmes' }, { text: text.name }]}
      />
      <PageHead title={text.name} lead={text.summary} />
      {text.description ? <Paragraphs text={text.description} /> : null}
      <dl class="facts">
        {audience ? (
          <div>
            <dt>{t('programmes.people')}</dt>
            <dd>
              <Audience audience={audience} />
            </dd>
          </div>
        ) : null}
        {leads.length > 0 ? (
          <div>
            <dt>{t('programmes.leads')}</dt>
            <dd>{formatList(locale, leads)}</dd>
          </div>
        ) : null}
        {programme.contact ? (
          <div>
            <dt>{t('community.fact.contact')}</dt>
            <dd>
              <a href={`mailto:${programme.contact}`}>{programme.contact}</a>
            </dd>
          </div>
        ) : null}
      </dl>
      {mayOversee ? (
        <p>
          <a class="btn btn-outline-primary" href={`/programmes/${programme.slug}/overview`}>
            {t('programmes.overview')}
          </a>
        </p>
      ) : null}
      <section aria-labelledby="communities">
        <h2 id="communities">{t('programmes.communities')}</h2>
        {communities.items.length > 0 ? (
          <CommunityCards items={communities.items} />
        ) : (
          <p class="empty">{t('programmes.communities.none')}</p>
        )}
        <Pagination next={communities.next} />
      </section>
    </>
  );
}

/** "At least 1,240 people, each counted once (on 22 November)". */
export function Audience({ audience }: { audience: ShownAudience }): VNode {
  const { locale, t } = useView();
  const { atLeast, countedAt } = audience;
  const number =
    atLeast === 'fewer_than_five'
      ? t('programmes.people.few')
      : t('programmes.people.at_least', { number: formatNumber(locale, atLeast) });
  return (
    <>
      {number} {t('programmes.people.counted', { date: formatDate(locale, countedAt) })}
    </>
  );
}
