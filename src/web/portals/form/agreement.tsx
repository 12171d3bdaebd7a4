// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { AttributeService } from '../../../portal/use-cases/prepare-portal.js';
import { Checkbox } from '../../components/choices.js';
import { Select, TextField } from '../../components/field.js';
import { useView } from '../../view.js';
import { Part, type PartProps } from './fields.js';

/** By what people may sign in there by national means, and what of them is asked for. */
export function Agreement(props: PartProps & { services: readonly AttributeService[] }): VNode {
  const { t } = useView();
  const { form, services } = props;
  return (
    <Part title={t('portals.form.agreement')}>
      <p>{t('portals.form.agreement.lead')}</p>
      <TextField
        name="agreement_reference"
        label={t('portals.form.agreement_reference')}
        hint={t('portals.form.agreement_reference.hint')}
        form={form}
        maxLength={200}
      />
      <TextField
        name="agreement_signed_on"
        type="date"
        label={t('portals.form.agreement_signed_on')}
        form={form}
      />
      <TextField
        name="agreement_ends_on"
        type="date"
        label={t('portals.form.agreement_ends_on')}
        hint={t('portals.form.agreement_ends_on.hint')}
        form={form}
      />
      <Checkbox
        name="agreement_by_processor"
        label={t('portals.form.agreement_by_processor')}
        form={form}
      />
      <Select
        name="attribute_service"
        label={t('portals.form.attribute_service')}
        form={form}
        options={[
          { value: '', text: t('portals.form.attribute_service.general') },
          ...services.map(({ index, name }) => ({
            value: String(index),
            text: `${index} ${name}`,
          })),
        ]}
      />
    </Part>
  );
}
