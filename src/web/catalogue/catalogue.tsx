// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { CommunityCard, Facets, FacetValue } from '../../membership/domain/community-card.js';
import { Alert } from '../components/alert.js';
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
  readonly programme?: string | undefined;
  readonly way?: string | undefined;
}

export interface CatalogueProps {
  readonly filters: Filters;
  readonly items: readonly CommunityCard[];
  readonly facets: Facets;
  readonly next: string | undefined;
  readonly isCapped: boolean;
}

/** The communities that the reader may see, filtered by a plain form whose state is the address. */
export function Catalogue({ filters, items, facets, next, isCapped }: CatalogueProps): VNode {
  const { t, viewer } = useView();
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
        {isCapped ? <Alert>{t('catalogue.capped')}</Alert> : null}
        {items.length > 0 ? (
          <CommunityCards items={items} />
        ) : (
          <p class="empty">{t('catalogue.none')}</p>
        )}
        <Pagination next={next} />
      </section>
      <p>
        <a href="/programmes">{t('programmes.title')}</a>
      </p>
      <section class="panel">
        <p>{t('founding.propose.text')}</p>
        <a class="btn btn-outline-primary" href="/requests/new">
          {t('founding.propose')}
        </a>
        {viewer ? (
          <p>
            <a href="/requests">{t('founding.mine')}</a>
          </p>
        ) : null}
      </section>
    </>
  );
}

function FilterForm({ filters, facets }: { filters: Filters; facets: Facets }): VNode {
  const { t } = useView();
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
        <FacetSelects filters={filters} facets={facets} />
        <button type="submit" class="btn btn-primary">
          {t('catalogue.go')}
        </button>
      </form>
    </search>
  );
}

/** One choice for each facet; programmes only where there are any. */
function FacetSelects({ filters, facets }: { filters: Filters; facets: Facets }): VNode {
  const view = useView();
  const { t } = view;
  const selects = [
    { name: 'topic', values: facets.topics, key: 'topic.' },
    { name: 'province', values: facets.provinces, key: 'province.' },
    { name: 'audience', values: facets.audiences, key: 'community.audience.' },
    { name: 'way', values: facets.ways, key: 'community.join_path.' },
    { name: 'programme', values: facets.programmes, key: 'programme.' },
  ] as const;
  const shown = selects.filter(
    ({ name, values }) => name !== 'programme' || values.length > 0 || filters.programme,
  );
  return (
    <>
      {shown.map(({ name, values, key }) => (
        <Select
          name={name}
          label={t(`catalogue.${name}`)}
          initial={filters[name]}
          options={facetOptions(
            view,
            { values, chosen: filters[name] },
            (one) => one.name ?? textOr(t, `${key}${one.value}`, one.value),
          )}
          key={name}
        />
      ))}
    </>
  );
}

function facetOptions(
  { t }: View,
  { values, chosen }: { values: readonly FacetValue[]; chosen: string | undefined },
  name: (value: FacetValue) => string,
): Option[] {
  const isGone = chosen !== undefined && !values.some(({ value }) => value === chosen);
  const gone = isGone ? [{ value: chosen, name: undefined, communities: 0 }] : [];
  const options = [...values, ...gone].map((one) => ({
    value: one.value,
    text: t('catalogue.option', { name: name(one), number: one.communities }),
  }));
  return [{ value: '', text: t('catalogue.any') }, ...options];
}
