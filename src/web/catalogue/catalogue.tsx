// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { CommunityCard, Facets, FacetValue } from '../../membership/domain/community-card.js';
import { Breadcrumb } from '../components/breadcrumb.js';
import { type Option, Select, TextField } from '../components/field.js';
import { PageHead } from '../components/page-head.js';
import { Pagination } from '../components/pagination.js';
import { useView, type View } from '../view.js';
import { textOr } from '../words.js';
import { CommunityCards } from './community-cards.js';

export interface Filters {
  readonly query?: string | undefined;
  readonly topic?: string | undefined;
  readonly province?: string | undefined;
  readonly audience?: string | undefined;
}

export interface CatalogueProps {
  readonly filters: Filters;
  readonly items: readonly CommunityCard[];
  readonly facets: Facets;
  readonly next: string | undefined;
}

/** The communities that the reader may see, filtered by a plain form whose state is the address. */
export function Catalogue({ filters, items, facets, next }: CatalogueProps): VNode {
  const { t } = useView();
  const isFiltered = Object.values(filters).some(Boolean);
  return (
    <>
      <Breadcrumb crumbs={[{ text: t('catalogue.title') }]} />
      <PageHead title={t('catalogue.title')} lead={t('catalogue.lead')} />
      <FilterForm filters={filters} facets={facets} />
      <section aria-labelledby="results">
        <h2 id="results">{t('catalogue.results')}</h2>
        {isFiltered ? (
          <p>
            <a href="/c">{t('catalogue.clear')}</a>
          </p>
        ) : null}
        {items.length > 0 ? (
          <CommunityCards items={items} />
        ) : (
          <p class="empty">{t('catalogue.none')}</p>
        )}
        <Pagination next={next} />
      </section>
      <section class="panel">
        <p>{t('founding.propose.text')}</p>
        <a class="btn btn-outline-primary" href="/requests/new">
          {t('founding.propose')}
        </a>
      </section>
    </>
  );
}

function FilterForm({ filters, facets }: { filters: Filters; facets: Facets }): VNode {
  const view = useView();
  const { t } = view;
  return (
    <search>
      <form method="get" action="/c" class="search-bar">
        <TextField
          name="query"
          type="search"
          label={t('catalogue.search.label')}
          initial={filters.query}
          maxLength={100}
          wide
        />
        <Select
          name="topic"
          label={t('catalogue.topic')}
          initial={filters.topic}
          options={facetOptions(view, facets.topics, (value) => textOr(t, `topic.${value}`, value))}
        />
        <Select
          name="province"
          label={t('catalogue.province')}
          initial={filters.province}
          options={facetOptions(view, facets.provinces, (value) =>
            textOr(t, `province.${value}`, value),
          )}
        />
        <Select
          name="audience"
          label={t('catalogue.audience')}
          initial={filters.audience}
          options={facetOptions(view, facets.audiences, (value) =>
            textOr(t, `community.audience.${value}`, value),
          )}
        />
        <button type="submit" class="btn btn-primary">
          {t('catalogue.go')}
        </button>
      </form>
    </search>
  );
}

function facetOptions(
  { t }: View,
  values: readonly FacetValue[],
  name: (value: string) => string,
): Option[] {
  const options = values.map(({ value, communities }) => ({
    value,
    text: t('catalogue.option', { name: name(value), number: communities }),
  }));
  return [{ value: '', text: t('catalogue.any') }, ...options];
}
