// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { UnitChoice } from '../../membership/use-cases/organisations/choose-organisation.js';
import { RadioGroup } from '../components/choices.js';
import { type FormState } from '../components/field.js';
import { Pagination } from '../components/pagination.js';
import { SearchBar } from '../components/search-bar.js';
import { useView } from '../view.js';

/** What was searched among the units of a body, and what was found. */
export interface UnitsShown {
  readonly choice: UnitChoice;
  readonly query: string | undefined;
  /** What is wrong with the search. */
  readonly search: FormState;
}

/** Whether the index names any area or unit of the body. */
export const hasUnits = ({ choice, query }: UnitsShown): boolean =>
  choice.units.length > 0 || Boolean(query);

/** The search above the form: what is typed below it would be lost by searching. */
export function UnitSearch({ shown }: { shown: UnitsShown }): VNode | null {
  const { t } = useView();
  if (!hasUnits(shown)) return null;
  const { choice, query, search } = shown;
  return (
    <section class="section">
      <h2>{t('organisations.declare.unit')}</h2>
      <p>{t('organisations.units.lead')}</p>
      <SearchBar label={t('organisations.units.search')} query={query} form={search} />
      {choice.units.length === 0 ? <p class="empty">{t('organisations.units.none')}</p> : null}
      <Pagination next={choice.next} />
    </section>
  );
}

/** Those found, as a field of the form; none is always possible. */
export function UnitRadios({ shown, form }: { shown: UnitsShown; form: FormState }): VNode {
  const { t } = useView();
  if (!hasUnits(shown)) return <input type="hidden" name="unit" value="" />;
  return (
    <RadioGroup
      name="unit"
      legend={t('organisations.declare.unit')}
      form={form}
      initial=""
      options={[
        { value: '', text: t('organisations.declare.unit.none') },
        ...shown.choice.units.map(({ code, name }) => ({ value: code, text: `${name} (${code})` })),
      ]}
    />
  );
}
