// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { MeasureList } from '../../membership/use-cases/measures/list-measures.js';
import type { searchPeople } from '../../membership/use-cases/search-people.js';
import type { FormState } from '../components/field.js';
import { Pagination } from '../components/pagination.js';
import { SearchBar } from '../components/search-bar.js';
import { StaffFrame } from '../staff/frame.js';
import { useView } from '../view.js';
import { MeasureForm } from './measure-form.js';
import { Measures } from './measure-list.js';

interface StaffBansProps {
  readonly list: MeasureList;
  readonly people: Awaited<ReturnType<typeof searchPeople>>;
  readonly query: string | undefined;
  readonly failed: { readonly id: string; readonly form: FormState } | undefined;
}

/** Who is kept out of every community, and whom to keep out. */
export function StaffBans({ list, people, query, failed }: StaffBansProps): VNode {
  const { t } = useView();
  return (
    <StaffFrame title={t('staff_bans.title')} lead={t('staff_bans.lead')}>
      <Measures items={list.items} base="/staff/bans" failed={failed} />
      <Pagination next={list.next} />
      <section class="section">
        <h2>{t('staff_bans.new')}</h2>
        <SearchBar label={t('staff_bans.search')} query={query} />
        <ul class="rows">
          {people.map(({ memberId, displayName }) => (
            <li key={memberId}>
              <div class="rows-main">
                <h3>{displayName}</h3>
                <MeasureForm
                  kind="ban"
                  id={`ban-${memberId}`}
                  action={`/staff/members/${memberId}/ban?query=${encodeURIComponent(query ?? '')}`}
                  name={displayName}
                  form={failed?.id === memberId ? failed.form : undefined}
                />
              </div>
            </li>
          ))}
        </ul>
      </section>
    </StaffFrame>
  );
}
