// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { kindsByHand } from '../../membership/domain/organisations/organisation.js';
import { provinceCodes } from '../community/words.js';
import { type FormState, Select, TextField } from '../components/field.js';
import { useView } from '../view.js';

/** What staff enter of an organisation that no index has. */
export function EntryFields({ form }: { form: FormState }): VNode {
  const { t } = useView();
  return (
    <>
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
      <TextField
        name="website"
        label={t('staff.organisations.website')}
        hint={t('staff.organisations.website.hint')}
        form={form}
        maxLength={300}
      />
    </>
  );
}
