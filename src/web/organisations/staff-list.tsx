// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import {
  kindsByHand,
  type Organisation,
} from '../../membership/domain/organisations/organisation.js';
import { provinceCodes } from '../community/words.js';
import { type FormState, Select, TextField } from '../components/field.js';
import { SearchBar } from '../components/search-bar.js';
import { StaffFrame } from '../staff/frame.js';
import { useView } from '../view.js';

interface StaffOrganisationsProps {
  readonly query: string | undefined;
  /** Undefined before anything was searched. */
  readonly found: readonly Organisation[] | undefined;
  readonly form: FormState;
}

export function StaffOrganisations({ query, found, form }: StaffOrganisationsProps): VNode {
  const { t } = useView();
  return (
    <StaffFrame title={t('staff.organisations.title')} lead={t('staff.organisations.lead')}>
      <SearchBar label={t('organisations.search')} query={query} />
      {found?.length === 0 ? <p class="empty">{t('organisations.search.none')}</p> : null}
      <ul class="rows">
        {found?.map(({ id, name, kind, ipaCode }) => (
          <li key={id}>
            <div class="rows-main">
              <h2 class="h3">
                <a href={`/organisations/${id}`}>{name}</a>
              </h2>
              <p>{[t(`organisation.kind.${kind}`), ipaCode].filter(Boolean).join(' · ')}</p>
            </div>
          </li>
        ))}
      </ul>
      <h2>{t('staff.organisations.new')}</h2>
      <form method="post" action="/staff/organisations" class="narrow">
        <Select
          name="kind"
          label={t('staff.organisations.kind')}
          form={form}
          options={kindsByHand.map((kind) => ({
            value: kind,
            text: t(`organisation.kind.${kind}`),
          }))}
        />
        <TextField
          name="name"
          label={t('staff.organisations.name')}
          form={form}
          maxLength={300}
          required
        />
        <TextField
          name="tax_code"
          label={t('staff.organisations.tax_code')}
          hint={t('staff.organisations.tax_code.hint')}
          form={form}
          maxLength={16}
        />
        <Select
          name="province"
          label={t('profile.province')}
          form={form}
          options={[
            { value: '', text: t('profile.province.none') },
            ...provinceCodes.map((code) => ({ value: code, text: t(`province.${code}`) })),
          ]}
        />
        <button type="submit" class="btn btn-primary">
          {t('staff.organisations.save')}
        </button>
      </form>
    </StaffFrame>
  );
}
