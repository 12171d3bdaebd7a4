// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { sectors } from '../../kernel/sector.js';
import { isListField } from '../../membership/domain/cards/card.js';
import type { DirectoryPage } from '../../membership/use-cases/cards/list-directory.js';
import { provinceCodes } from '../community/words.js';
import { Breadcrumb } from '../components/breadcrumb.js';
import { Select, TextField } from '../components/field.js';
import { PageHead } from '../components/page-head.js';
import { Pagination } from '../components/pagination.js';
import { useView } from '../view.js';
import { CardContents } from './card-content.js';

export interface DirectoryFilters {
  readonly query?: string | undefined;
  readonly list?: string | undefined;
  readonly province?: string | undefined;
  readonly sector?: string | undefined;
}

interface DirectoryProps {
  readonly page: DirectoryPage;
  readonly filters: DirectoryFilters;
}

/** Members who wish to be found, by what they are good at, offer and look for. */
export function Directory({ page, filters }: DirectoryProps): VNode {
  const { t } = useView();
  const { slug, community, items, next } = page;
  const isFiltered = Object.values(filters).some(Boolean);
  return (
    <>
      <Breadcrumb
        crumbs={[
          { text: t('catalogue.title'), href: '/c' },
          { text: community, href: `/c/${slug}` },
          { text: t('directory.title') },
        ]}
      />
      <PageHead title={t('directory.of', { community })} lead={t('directory.lead')} />
      <SearchForm page={page} filters={filters} />
      <section aria-labelledby="found">
        <h2 id="found">{t('directory.found')}</h2>
        {isFiltered ? (
          <p>
            <a href={`/c/${slug}/cards`}>{t('directory.all')}</a>
          </p>
        ) : null}
        {items.length === 0 ? <p class="empty">{t('directory.none')}</p> : null}
        <ul class="rows">
          {items.map((card) => (
            <li key={card.id}>
              <div class="rows-main">
                <h3>
                  <a href={`/c/${slug}/cards/${card.id}`}>{card.displayName}</a>
                </h3>
                <CardContents fields={card.fields} affiliation={card.affiliation} />
              </div>
            </li>
          ))}
        </ul>
        <Pagination next={next} />
      </section>
    </>
  );
}

function SearchForm({ page, filters }: DirectoryProps): VNode {
  const { t } = useView();
  const { slug, fields } = page;
  const any = { value: '', text: t('catalogue.any') };
  const lists = fields.filter(isListField);
  return (
    <search>
      <form method="get" action={`/c/${slug}/cards`} class="search-bar">
        {lists.length > 0 ? (
          <>
            <TextField
              name="query"
              type="search"
              label={t('directory.search')}
              initial={filters.query}
              maxLength={100}
              wide
            />
            <Select
              name="list"
              label={t('directory.list')}
              initial={filters.list}
              options={[
                any,
                ...lists.map((value) => ({ value, text: t(`directory.list.${value}`) })),
              ]}
            />
          </>
        ) : null}
        {fields.includes('province') ? (
          <Select
            name="province"
            label={t('card.field.province')}
            initial={filters.province}
            options={[
              any,
              ...provinceCodes.map((value) => ({ value, text: t(`province.${value}`) })),
            ]}
          />
        ) : null}
        {fields.includes('sector') ? (
          <Select
            name="sector"
            label={t('card.field.sector')}
            initial={filters.sector}
            options={[any, ...sectors.map((value) => ({ value, text: t(`sector.${value}`) }))]}
          />
        ) : null}
        <button type="submit" class="btn btn-primary">
          {t('catalogue.search')}
        </button>
      </form>
    </search>
  );
}
