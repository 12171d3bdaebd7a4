// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { EntryForm } from '../../components/entry-form.js';
import { type FormState, TextField } from '../../components/field.js';
import { StaffFrame } from '../../staff/frame.js';
import { useView } from '../../view.js';
import { PortalFields, type Choices } from '../form/portal-fields.js';

interface DescribeProps {
  readonly form: FormState;
  readonly choices: Choices;
}

/** Everything about the new portal; what the software needs stands there already. */
export function DescribePortal({ form, choices }: DescribeProps): VNode {
  const { t } = useView();
  return (
    <StaffFrame title={t('portals.add')} lead={t('portals.add.describe')}>
      <EntryForm action="/staff/portals/new" form={form} submit={t('portals.add.save')}>
        <PortalFields form={form} choices={choices}>
          <TextField
            name="client_id"
            label={t('portals.client_id')}
            hint={t('portals.form.client_id.hint')}
            form={form}
            maxLength={100}
            required
          />
        </PortalFields>
      </EntryForm>
    </StaffFrame>
  );
}
