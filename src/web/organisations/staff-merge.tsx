// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { readMerging } from '../../membership/use-cases/organisations/merge-organisations.js';
import { EntryForm } from '../components/entry-form.js';
import { type FormState, Select, TextArea } from '../components/field.js';
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
        <EntryForm
          action={`/staff/organisations/${id}/merge`}
          fields={{ query }}
          form={form}
          submit={t('staff.organisations.merge.save')}
          look="outline-danger"
          narrow
        >
          <Select
            name="into"
            label={t('staff.organisations.merge.into')}
            form={form}
            options={[
              { value: '', text: t('staff.organisations.merge.choose') },
              ...found.map((one) => ({ value: one.id, text: `${one.name} · ${one.code}` })),
            ]}
          />
          <TextArea
            name="reason"
            label={t('staff.organisations.close.reason')}
            hint={t('staff.organisations.close.reason.hint')}
            form={form}
            maxLength={500}
            required
          />
        </EntryForm>
      ) : null}
      <p>
        <a href={`/staff/organisations/${id}`}>{name}</a>
      </p>
    </StaffFrame>
  );
}
