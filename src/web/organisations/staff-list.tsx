// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { Organisation } from '../../membership/domain/organisations/organisation.js';
import type { KeptRefusal } from '../../membership/use-cases/organisations/read-register-refusals.js';
import { Checkbox } from '../components/choices.js';
import { EntryForm } from '../components/entry-form.js';
import type { FormState } from '../components/field.js';
import { SearchBar } from '../components/search-bar.js';
import { Tag } from '../components/tag.js';
import { StaffFrame } from '../staff/frame.js';
import { useView } from '../view.js';
import { EntryFields } from './entry-fields.js';
import { Twins } from './twins.js';
import { RegisterRefusals } from './register-refusals.js';

interface StaffOrganisationsProps {
  readonly query: string | undefined;
  /** Undefined before anything was searched. */
  readonly found: readonly Organisation[] | undefined;
  readonly form: FormState;
  readonly refusals: readonly KeptRefusal[];
}

export function StaffOrganisations(props: StaffOrganisationsProps): VNode {
  const { query, found, form, refusals } = props;
  const { t } = useView();
  return (
    <StaffFrame title={t('staff.organisations.title')} lead={t('staff.organisations.lead')}>
      <RegisterRefusals refusals={refusals} />
      <SearchBar label={t('organisations.search')} query={query} />
      {found?.length === 0 ? <p class="empty">{t('organisations.search.none')}</p> : null}
      <ul class="rows">
        {found?.map((one) => (
          <li key={one.id}>
            <div class="rows-main">
              <h2 class="h3">
                <a href={`/organisations/${one.id}`}>{one.name}</a>
              </h2>
              <p>
                <Twins organisation={one} />
              </p>
            </div>
            {one.status === 'dissolved' ? (
              <Tag tone="danger">{t('organisation.status.dissolved')}</Tag>
            ) : null}
          </li>
        ))}
      </ul>
      <h2>{t('staff.organisations.new')}</h2>
      <EntryForm
        action="/staff/organisations"
        form={form}
        submit={t('staff.organisations.save')}
        narrow
      >
        <EntryFields form={form} />
        {form.errors['name'] === t('error.organisation.namesake') ? (
          <Checkbox name="another" label={t('staff.organisations.another')} form={form} />
        ) : null}
      </EntryForm>
    </StaffFrame>
  );
}
