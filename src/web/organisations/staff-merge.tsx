// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { readMerging } from '../../membership/use-cases/organisations/merge-organisations.js';
import { ErrorSummary } from '../components/error-summary.js';
import { type FormState, Select } from '../components/field.js';
import { Hidden } from '../components/hidden.js';
import { SearchBar } from '../components/search-bar.js';
import { StaffFrame } from '../staff/frame.js';
import { useView } from '../view.js';

interface StaffMergeProps {
  readonly id: string;
  readonly name: string;
  readonly query: string;
  readonly found: Awaited<ReturnType<typeof readMerging>>['found'];
  readonly form: FormState;
}

/** Which entry is the same organisation, and stays. */
export function StaffMerge({ id, name, query, found, form }: StaffMergeProps): VNode {
  const { t } = useView();
  return (
    <StaffFrame
      title={t('staff.organisations.merge.title', { name })}
      lead={t('staff.organisations.merge.lead')}
    >
      <SearchBar label={t('staff.organisations.merge.search')} query={query} />
      {query && found.length === 0 ? (
        <p class="empty">{t('staff.organisations.merge.none')}</p>
      ) : null}
      {found.length > 0 ? (
        <form method="get" action={`/staff/organisations/${id}/merge`} class="narrow">
          <ErrorSummary form={form} />
          <Hidden fields={{ query }} />
          <Select
            name="into"
            label={t('staff.organisations.merge.into')}
            form={form}
            options={[
              { value: '', text: t('staff.organisations.merge.choose') },
              ...found.map((one) => ({ value: one.id, text: `${one.name} · ${one.code}` })),
            ]}
          />
          <button type="submit" class="btn btn-primary">
            {t('staff.organisations.merge.compare')}
          </button>
        </form>
      ) : null}
      <p>
        <a href={`/staff/organisations/${id}`}>{name}</a>
      </p>
    </StaffFrame>
  );
}
