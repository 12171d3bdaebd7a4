// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { ClientId } from '../../../kernel/ids.js';
import type { PortalToEdit } from '../../../portal/use-cases/read-portal.js';
import { Alert } from '../../components/alert.js';
import { EntryForm } from '../../components/entry-form.js';
import type { FormState } from '../../components/field.js';
import { Hidden } from '../../components/hidden.js';
import { StaffFrame } from '../../staff/frame.js';
import { useView } from '../../view.js';
import { PortalFields, type Choices } from '../form/portal-fields.js';

interface EditProps {
  readonly clientId: ClientId;
  readonly portal: PortalToEdit;
  readonly form: FormState;
  readonly choices: Choices;
}

/** A portal as the register has it, to be changed; one that the configuration keeps is changed there. */
export function EditPortal({ clientId, portal, form, choices }: EditProps): VNode {
  const { t } = useView();
  const { state, tag, isFixed } = portal;
  const { name } = state;
  const here = `/staff/portals/${clientId}`;
  return (
    <StaffFrame title={t('portals.edit.title', { name })} lead={t('portals.edit.lead')}>
      {isFixed ? (
        <Alert kind="warning">{t('error.portal.kept_by_service')}</Alert>
      ) : (
        <EntryForm action={`${here}/edit`} form={form} submit={t('portals.edit.save')}>
          {/* Who saves what they typed after reading that somebody was faster means it. */}
          <Hidden fields={{ tag: form.errors['tag'] ? tag : (form.values['tag'] ?? tag) }} />
          <PortalFields form={form} choices={choices} />
        </EntryForm>
      )}
      <p>
        <a href={here}>{t('portals.back', { name })}</a>
      </p>
    </StaffFrame>
  );
}
