// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { locales } from '../../i18n/translate.js';
import { platformRoles } from '../../membership/domain/permissions.js';
import { EntryForm } from '../components/entry-form.js';
import { type FormState, Select, TextField } from '../components/field.js';
import { useView } from '../view.js';

/** Invites somebody to a role on the platform, by a link that works once. */
export function InviteStaff({ form }: { form: FormState }): VNode {
  const { t } = useView();
  return (
    <section class="panel">
      <h2>{t('staff.invite.title')}</h2>
      <p>{t('staff.invite.text')}</p>
      <EntryForm action="/staff/people/invite" form={form} submit={t('staff.invite.send')}>
        <TextField
          name="email"
          type="email"
          label={t('staff.invite.email')}
          form={form}
          maxLength={254}
          required
        />
        <Select
          name="role"
          label={t('staff.people.role')}
          form={form}
          initial="support"
          options={platformRoles.map((value) => ({ value, text: t(`role.${value}`) }))}
        />
        <Select
          name="locale"
          label={t('staff.invite.locale')}
          form={form}
          initial="it"
          options={locales.map((value) => ({ value, text: t(`staff.invite.locale.${value}`) }))}
        />
      </EntryForm>
    </section>
  );
}
